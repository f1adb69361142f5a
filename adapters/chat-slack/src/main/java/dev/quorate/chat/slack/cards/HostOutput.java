package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.LayoutBlock;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.notice.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines of a host's journal. They stand behind a gutter, in messages of their own, so that none of them
/// can pass for something the bot says; the `text` of such a message holds none of them.
///
/// `about` names the run, the step, the host and the unit; its own lines are not looked at.
public final class HostOutput {
    static final int LINE = 240;
    private static final int LIVE = 15;
    private static final int HEAD = 8;
    private static final int TAIL = 12;
    private static final int ROOM = 2_600;

    private HostOutput() {}

    /// The one message that is edited while the step runs. `last` are the latest lines, at least as many as
    /// it shows; `total` counts all that were heard.
    public static Message live(Notice.HostLines about, List<String> last, long total) {
        var shown = tail(last, LIVE);
        var omitted = Math.max(0, total - shown.size());
        var heading = heading(about) + ": the last " + shown.size() + " of " + total + " lines"
                + (omitted > 0 ? "; all of them come as a file when the step ends" : "") + ".";
        return message(heading, shown);
    }

    /// What stays when the step has ended: head and tail, and a file with every line.
    public static Rendered excerpt(Notice.HostLines about, List<String> all) {
        var document = log(about, all);
        var shown = new ArrayList<Line>();
        if (all.size() <= HEAD + TAIL) {
            all.forEach(line -> shown.add(gutter(line)));
        } else {
            all.subList(0, HEAD).forEach(line -> shown.add(gutter(line)));
            shown.add(Line.of("... " + (all.size() - HEAD - TAIL) + " lines omitted, see file"));
            all.subList(all.size() - TAIL, all.size()).forEach(line -> shown.add(gutter(line)));
        }
        var heading = heading(about) + ": " + all.size() + (all.size() == 1 ? " line" : " lines") + ", whole in "
                + document.fileName() + ".";
        return new Rendered(message(heading, shown), Optional.of(document));
    }

    /// Every line, and the checksum of all of them at the end.
    public static Document log(Notice.HostLines about, List<String> all) {
        var text = new StringBuilder();
        all.forEach(line -> text.append(Inert.line(line)).append('\n'));
        var checksum = Fingerprint.sha256(text.toString());
        text.append("# ")
                .append(all.size())
                .append(" lines of ")
                .append(Inert.line(about.unit()))
                .append(" on ")
                .append(about.host())
                .append("; SHA-256 of the lines above: ")
                .append(checksum)
                .append('\n');
        return new Document(fileName(about), Inert.plain(heading(about)), text.toString());
    }

    static Message message(String heading, List<Line> lines) {
        var blocks =
                new ArrayList<LayoutBlock>(Paper.lines(List.of(Line.of(heading).within(600))));
        blocks.addAll(Paper.preformatted(lines));
        return new Message(Inert.cut(Inert.fallback(heading), 600), blocks);
    }

    private static List<Line> tail(List<String> lines, int most) {
        var shown = new ArrayList<Line>();
        var room = ROOM;
        for (var at = lines.size() - 1; at >= 0 && shown.size() < most; at--) {
            var line = gutter(lines.get(at));
            room -= line.length() + 1;
            if (room < 0) {
                break;
            }
            shown.addFirst(line);
        }
        return shown;
    }

    private static Line gutter(String line) {
        return Line.of("| " + Inert.cut(Inert.line(line), LINE));
    }

    private static String heading(Notice.HostLines about) {
        return "Journal of " + about.unit() + " on " + about.host() + ", " + about.mark() + " of plan " + about.plan();
    }

    private static String fileName(Notice.HostLines about) {
        var host = new StringBuilder();
        about.host().value().chars().forEach(c -> host.append(c == ':' ? '-' : (char) c));
        var way = about.mark().isBack() ? "-undo" : "";
        return "plan-" + about.plan() + "-step-" + about.mark().step() + way + "-" + host + ".log";
    }
}
