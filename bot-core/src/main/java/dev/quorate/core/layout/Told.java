package dev.quorate.core.layout;

import dev.quorate.core.notice.Notice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Each kind of notice as it stands in a thread. Text is told apart from host output: lines of a host never
/// share a message with a state.
public final class Told {
    private static final int HEADING = 30;

    private Told() {}

    /// A card is told in a line here: how it is laid out is its chat's own.
    public static Sheet of(Notice notice, Budget budget) {
        return switch (notice) {
            case Notice.CardShown(var card) -> Sheet.of(List.of(Line.bold(Headline.of(card))));
            case Notice.PlanPreviewed(var card) ->
                new Sheet(
                        List.of(Line.bold(Headline.of(card))), List.of(), false, Optional.of(WholePlan.document(card)));
            case Notice.Refused(var refusal, _) ->
                lines(
                        List.of(
                                Line.bold("Not done: ").andMarked(refusal.what()),
                                Line.of("").andMarked(refusal.why()),
                                Line.of("").andMarked(refusal.instead())),
                        budget);
            case Notice.VoteCast vote -> lines(List.of(vote(vote)), budget);
            case Notice.RunChanged run -> lines(List.of(headed(run.text(), about(run.plan()))), budget);
            case Notice.StepChanged step -> lines(List.of(step(step)), budget);
            case Notice.HostLines heard -> HostOutput.excerpt(heard, heard.lines(), budget);
            case Notice.HealthSeen seen -> health(seen, budget);
            case Notice.Answered(var text, _) -> text("", text, budget);
            case Notice.Broken(var text) -> lines(List.of(Line.bold("Broken: ").andMarked(text)), budget);
        };
    }

    /// The core begins with the word that the heading has already.
    private static Sheet health(Notice.HealthSeen seen, Budget budget) {
        var text = seen.text().startsWith("health: ") ? seen.text().substring("health: ".length()) : seen.text();
        return text(seen.healthy() ? "Health is good" : "Health is not good", text, budget);
    }

    private static Line vote(Notice.VoteCast vote) {
        var line = vote.counted()
                ? Line.bold("Vote counted: ")
                : Line.bold("Vote not counted, by ").andBold(vote.person()).andBold(": ");
        return line.andMarked(vote.text()).and(" " + about(vote.plan()));
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
    private static Line headed(String text, String about) {
        var colon = text.indexOf(": ");
        var line = colon > 0 && colon < HEADING
                ? Line.bold(text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1, colon + 1))
                        .andMarked(text.substring(colon + 1))
                : Line.of("").andMarked(text);
        return line.and(" " + about);
    }

    private static String about(String plan) {
        return "(plan " + plan + ")";
    }

    private static Sheet lines(List<Line> lines, Budget budget) {
        return Sheet.of(lines.stream().map(line -> line.within(budget.line())).toList());
    }

    /// An answer of several lines keeps its columns; one that a message cannot hold is a file too.
    private static Sheet text(String heading, String text, Budget budget) {
        var lines = Arrays.stream(text.split("\n", -1)).map(Line::of).toList();
        if (lines.size() == 1 && lines.getFirst().length() < budget.line()) {
            var line = (heading.isEmpty() ? Line.of("") : Line.bold(heading + ": ")).andMarked(text);
            return lines(List.of(line.length() == 0 ? Line.of("(nothing)") : line), budget);
        }
        var head = heading.isEmpty() ? List.<Line>of() : List.of(Line.bold(heading + "."));
        return columns(head, lines, budget);
    }

    private static Sheet columns(List<Line> head, List<Line> lines, Budget budget) {
        var room = budget.message() - Line.characters(head) - 200;
        var kept = new ArrayList<Line>();
        for (var line : lines) {
            room -= line.length() + 1;
            if (room < 0 || line.length() > budget.line()) {
                break;
            }
            kept.add(line);
        }
        var missing = lines.size() - kept.size();
        if (missing == 0) {
            return new Sheet(head, kept, false, Optional.empty());
        }
        var whole = String.join("\n", lines.stream().map(Line::plain).toList()) + "\n";
        var document = new Document("answer.txt", "The whole answer", whole);
        var first = new ArrayList<>(head);
        first.add(Line.of("The first " + kept.size() + " of " + lines.size() + " lines; all of them stand in the file ")
                .andCode(document.fileName())
                .and("."));
        return new Sheet(first, kept, false, Optional.of(document));
    }
}
