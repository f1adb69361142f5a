package dev.quorate.core.layout;

import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.notice.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines of a host's journal. They stand behind a gutter, in messages of their own, so that none of them
/// can pass for something the bot says.
///
/// `about` names the run, the step, the host and the unit; its own lines are not looked at.
public final class HostOutput {
    static final int LINE = 240;
    private static final int LIVE = 15;
    private static final int HEAD = 8;
    private static final int TAIL = 12;
    private static final int LIVE_ROOM = 2_600;
    private static final int OMITTED = 60;

    private HostOutput() {}

    /// The one message that is edited while the step runs. `last` are the latest lines, at least as many as
    /// it shows; `total` counts all that were heard.
    public static Sheet live(Notice.HostLines about, List<String> last, long total, Budget budget) {
        var shown = tail(last.stream().map(HostOutput::gutter).toList(), LIVE, Math.min(LIVE_ROOM, budget.output()));
        var omitted = Math.max(0, total - shown.size());
        var heading = heading(about) + ": the last " + shown.size() + " of " + total + " lines"
                + (omitted > 0 ? "; all of them come as a file when the step ends" : "") + ".";
        return Sheet.heard(heading(heading), shown, Optional.empty());
    }

    /// What stays when the step has ended: head and tail, and a file with every line.
    public static Sheet excerpt(Notice.HostLines about, List<String> all, Budget budget) {
        var document = log(about, all);
        var shown = headAndTail(all.stream().map(HostOutput::gutter).toList(), HEAD, TAIL, budget.output());
        var heading = heading(about) + ": " + all.size() + (all.size() == 1 ? " line" : " lines") + ", whole in "
                + document.fileName() + ".";
        return Sheet.heard(heading(heading), shown, Optional.of(document));
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

    static Line heading(String text) {
        return Line.of(text).within(600);
    }

    /// The first and the last lines, fewer of them where a message holds less, and how many are between them.
    static List<Line> headAndTail(List<Line> lines, int head, int tail, int room) {
        if (lines.size() <= head + tail && Line.characters(lines) <= room) {
            return lines;
        }
        var first = within(lines.subList(0, Math.min(head, lines.size())), room * 2 / 5);
        var last = tail(lines.subList(first.size(), lines.size()), tail, room * 3 / 5 - OMITTED);
        var shown = new ArrayList<>(first);
        shown.add(Line.of("... " + (lines.size() - first.size() - last.size()) + " lines omitted, see file"));
        shown.addAll(last);
        return shown;
    }

    private static List<Line> within(List<Line> lines, int room) {
        var shown = new ArrayList<Line>();
        var left = room;
        for (var line : lines) {
            left -= line.length() + 1;
            if (left < 0) {
                break;
            }
            shown.add(line);
        }
        return shown;
    }

    private static List<Line> tail(List<Line> lines, int most, int room) {
        return within(lines.reversed().stream().limit(most).toList(), room).reversed();
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
