package dev.quorate.chat.slack.cards;

import dev.quorate.core.notice.Notice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Each kind of notice as it stands in a thread. Text is told apart from host output: lines of a host never
/// share a message with a state.
public final class ThreadLine {
    private static final int HEADING = 30;

    private ThreadLine() {}

    public static Rendered of(Notice notice) {
        return switch (notice) {
            case Notice.CardShown(var card) -> Rendered.of(CardMessage.of(card));
            case Notice.PlanPreviewed(var card) ->
                new Rendered(CardMessage.preview(card), Optional.of(FullPlan.document(card)));
            case Notice.Refused(var refusal, _) ->
                lines(List.of(
                        Line.bold("Not done: ").andMarked(refusal.what()),
                        Line.of("").andMarked(refusal.why()),
                        Line.of("").andMarked(refusal.instead())));
            case Notice.VoteCast vote -> vote(vote);
            case Notice.RunChanged run -> lines(headed(run.text(), about(run.plan())));
            case Notice.StepChanged step -> lines(List.of(step(step)));
            case Notice.HostLines heard -> HostOutput.excerpt(heard, heard.lines());
            case Notice.HealthSeen seen -> health(seen);
            case Notice.Answered(var text, _) -> text("", text);
            case Notice.Broken(var text) -> lines(List.of(Line.bold("Broken: ").andMarked(text)));
        };
    }

    /// The core begins with the word that the heading has already.
    private static Rendered health(Notice.HealthSeen seen) {
        var text = seen.text().startsWith("health: ") ? seen.text().substring("health: ".length()) : seen.text();
        return text(seen.healthy() ? "Health is good" : "Health is not good", text);
    }

    private static Rendered vote(Notice.VoteCast vote) {
        var line = vote.counted()
                ? Line.bold("Vote counted: ")
                : Line.bold("Vote not counted, by ").andBold(vote.person()).andBold(": ");
        return lines(List.of(line.andMarked(vote.text()).and(" " + about(vote.plan()))));
    }

    /// `Verified: step 3 of 14: ...`; the core's own sign in front of the step gives way to a word.
    private static Line step(Notice.StepChanged step) {
        var from = step.text().indexOf(step.mark().toString());
        var text = from < 0 ? step.text().strip() : step.text().substring(from);
        return Line.bold(word(step.state()) + ": ").andMarked(text).and(" " + about(step.plan()));
    }

    private static String word(Notice.StepState state) {
        return switch (state) {
            case STARTED -> "Begun";
            case ACTED -> "Answered";
            case DEFERRED -> "Put off";
            case UNKNOWN -> "Unknown";
            case NOT_DONE -> "Not done";
            case VERIFIED -> "Verified";
            case FAILED -> "Failed";
            case WAITING -> "Waiting";
        };
    }

    /// The state, which the core writes before the first colon, stands out.
    private static List<Line> headed(String text, String about) {
        var colon = text.indexOf(": ");
        var line = colon > 0 && colon < HEADING
                ? Line.bold(text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1, colon + 1))
                        .andMarked(text.substring(colon + 1))
                : Line.of("").andMarked(text);
        return List.of(line.and(" " + about));
    }

    private static String about(String plan) {
        return "(plan " + plan + ")";
    }

    private static Rendered lines(List<Line> lines) {
        var cut = lines.stream().map(line -> line.within(2_500)).toList();
        return Rendered.of(new Message(Paper.fallback(cut), Paper.lines(cut)));
    }

    /// An answer of several lines keeps its columns; one that a message cannot hold is a file too.
    private static Rendered text(String heading, String text) {
        var lines = Arrays.stream(text.split("\n", -1)).map(Line::of).toList();
        var head = heading.isEmpty() ? List.<Line>of() : List.of(Line.bold(heading + "."));
        if (lines.size() == 1 && lines.getFirst().length() < 2_500) {
            var line = (heading.isEmpty() ? Line.of("") : Line.bold(heading + ": ")).andMarked(text);
            return lines(List.of(line.length() == 0 ? Line.of("(nothing)") : line));
        }
        return paged(head, lines);
    }

    private static Rendered paged(List<Line> head, List<Line> lines) {
        var room = Budget.MESSAGE - 400;
        var kept = new ArrayList<Line>();
        for (var line : lines) {
            room -= line.length() + 1;
            if (room < 0 || line.length() >= Budget.BLOCK - 1) {
                break;
            }
            kept.add(line);
        }
        var blocks = new ArrayList<>(Paper.lines(head));
        blocks.addAll(Paper.preformatted(kept));
        var all = new ArrayList<>(head);
        all.addAll(lines);
        var missing = lines.size() - kept.size();
        if (missing == 0) {
            return Rendered.of(new Message(Paper.fallback(all), blocks));
        }
        var whole = String.join("\n", lines.stream().map(Line::plain).toList()) + "\n";
        var document = new Document("answer.txt", "The whole answer", whole);
        blocks.addAll(Paper.lines(List.of(Line.of(missing + " more lines stand in the file ")
                .andCode(document.fileName())
                .and("."))));
        return new Rendered(new Message(Paper.fallback(all), blocks), Optional.of(document));
    }
}
