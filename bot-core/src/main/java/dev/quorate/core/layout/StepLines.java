package dev.quorate.core.layout;

import dev.quorate.core.notice.Card;
import dev.quorate.core.plan.Forecast;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import dev.quorate.core.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// The numbered steps and the remarks of a plan, each whole or not at all.
///
/// - `hidden`: how many steps and remarks did not fit
public record StepLines(List<Line> lines, int hidden) {
    /// For the line that counts the others.
    private static final int REST = 200;

    public StepLines {
        lines = List.copyOf(lines);
    }

    /// Within so many characters, no line longer than `longest`: with the ways back, else without those that can
    /// be taken for granted, else the first that fit and a line that counts the others.
    public static StepLines of(Card card, int room, int longest) {
        return of(card, room, longest, Line::length);
    }

    /// The same, for a chat in which a line takes more room than its letters.
    public static StepLines of(Card card, int room, int longest, ToIntFunction<Line> length) {
        var full = all(card, true);
        if (count(full, room, longest, length) == full.size()) {
            return new StepLines(full, 0);
        }
        var brief = all(card, false);
        return count(brief, room, longest, length) == brief.size()
                ? new StepLines(brief, 0)
                : cut(card, brief, count(brief, room - REST, longest, length));
    }

    /// How many of the first have room.
    private static int count(List<Line> lines, int room, int longest, ToIntFunction<Line> length) {
        var left = room;
        for (var at = 0; at < lines.size(); at++) {
            var taken = length.applyAsInt(lines.get(at));
            left -= taken + 1;
            if (left < 0 || taken > longest) {
                return at;
            }
        }
        return lines.size();
    }

    private static StepLines cut(Card card, List<Line> lines, int count) {
        var kept = new ArrayList<>(lines.subList(0, count));
        var hidden = lines.size() - kept.size();
        kept.add(Line.bold(missing(card, hidden) + " not shown here. ")
                .and(
                        card.state() == RunState.WAITING
                                ? "They stand in the file below; Approve opens them first."
                                : "They stand in the whole plan."));
        return new StepLines(kept, hidden);
    }

    private static String missing(Card card, int hidden) {
        var plan = card.request().plan();
        var steps = Math.min(hidden, plan.steps().size());
        var notes = hidden - steps;
        var last =
                plan.steps().subList(plan.steps().size() - steps, plan.steps().size());
        var ends = last.stream().filter(Step::pointOfNoReturn).count();
        return (notes > 0 ? notes + (notes == 1 ? " note and " : " notes and ") : "")
                + steps + (steps == 1 ? " step" : " steps") + " (" + ends + " without a way back) "
                + (hidden == 1 ? "is" : "are");
    }

    private static List<Line> all(Card card, boolean withUndo) {
        var plan = card.request().plan();
        var lines = new ArrayList<Line>();
        plan.remarks().forEach(remark -> lines.add(Line.bold("Note: ").andMarked(remark)));
        var forecast = plan.forecast();
        for (var number = 1; number <= plan.steps().size(); number++) {
            lines.add(step(card, number, forecast.row(number), withUndo));
        }
        return lines;
    }

    private static Line step(Card card, int number, Forecast.Row row, boolean withUndo) {
        var step = card.request().plan().step(number);
        var line = Line.of(number + ". ")
                .andBold(mark(card, number))
                .and(step.title() + (step.title().contains(step.target()) ? "" : " on " + step.target()) + " ("
                        + step.risk().word());
        line = switch (step.undo()) {
            case Undo.Impossible(var why) -> line.and(", ").andBold("NO WAY BACK: " + why);
            case Undo.By by -> withUndo && step.risk() != Risk.READ_ONLY ? line.and(", undo: " + by.words()) : line;
            case Undo.NotNeeded _ -> line;
        };
        return line.and(row.after().equals(row.before()) ? ")" : "; then " + Facts.quorum(row.after()) + ")");
    }

    /// What became of the step so far, in words.
    private static String mark(Card card, int number) {
        if (card.state() == RunState.DONE) {
            return "[done] ";
        }
        if (card.state() == RunState.WAITING) {
            return "";
        }
        return card.mark().isBack() ? onTheWayBack(card, number) : onTheWay(card, number);
    }

    private static String onTheWay(Card card, int number) {
        if (number <= card.verified()) {
            return "[done] ";
        }
        if (number != card.mark().step()) {
            return "";
        }
        return switch (card.state()) {
            case RUNNING -> "[now] ";
            case PAUSED, STOPPED -> "[next] ";
            case NEEDS_PERSON -> "[needs a person] ";
            case FAILED -> "[failed] ";
            case WAITING, DONE, DENIED, EXPIRED, VOID -> "";
        };
    }

    private static String onTheWayBack(Card card, int number) {
        var step = card.request().plan().step(number);
        if (number == card.mark().step() && card.state().underWay()) {
            return "[being taken back] ";
        }
        if (number <= card.mark().step()) {
            return "[done] ";
        }
        return number > card.verified() || !takesBack(step) ? "" : "[taken back or left] ";
    }

    private static boolean takesBack(Step step) {
        return step.undo() instanceof Undo.By;
    }
}
