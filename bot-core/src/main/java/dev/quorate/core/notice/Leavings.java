package dev.quorate.core.notice;

import dev.quorate.core.plan.Undo;
import dev.quorate.core.run.Progress;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What state a run that stands still leaves behind, in a sentence or two.
public final class Leavings {
    private Leavings() {}

    /// Between two steps, or at a failed one.
    public static String of(Progress progress) {
        var verified = progress.verified();
        if (!progress.touched()) {
            return "Nothing has been changed.";
        }
        var forecast = progress.request().plan().forecast();
        var quorum = verified == 0 ? forecast.first() : forecast.row(verified).after();
        var next = progress.mark().step() <= progress.steps() && progress.mark().step() >= 1
                ? " Next would be " + progress.mark() + ": "
                        + progress.request().plan().step(progress.mark().step()).title() + "."
                : "";
        return "Steps 1 to " + verified + " of " + progress.steps() + " are done; planned there: " + quorum.words()
                + "." + passed(progress) + next;
    }

    /// After everything that has a way back was taken back.
    public static String afterAbort(Progress progress) {
        var plan = progress.request().plan();
        var kept = IntStream.concat(
                        IntStream.rangeClosed(1, Math.max(0, progress.mark().step())),
                        progress.left().stream().mapToInt(Integer::intValue).sorted())
                .filter(number -> !(plan.step(number).undo() instanceof Undo.NotNeeded))
                .mapToObj(number -> number + " (" + plan.step(number).title() + ")")
                .collect(Collectors.joining(", "));
        return kept.isEmpty()
                ? "Given up; everything that was changed has been taken back."
                : "Given up. " + taken(progress) + " Not taken back: steps " + kept + "." + passed(progress)
                        + " Look at `health` and `members` before anything else.";
    }

    private static String taken(Progress progress) {
        var step = progress.mark().step();
        if (step < 1) {
            return "Taken back: all the others.";
        }
        return progress.left().isEmpty()
                ? "Taken back: what came after step " + step + "."
                : "Taken back: what could be of what came after step " + step + ".";
    }

    private static String passed(Progress progress) {
        var passed = progress.pointsPassed();
        return passed.isEmpty()
                ? ""
                : " Step " + passed.getFirst() + " has no way back: "
                        + ((Undo.Impossible) progress.request()
                                        .plan()
                                        .step(passed.getFirst())
                                        .undo())
                                .why() + ".";
    }

    /// What a bot that comes back says of a run that it finds open.
    public static String found(Progress progress) {
        return switch (progress.state()) {
            case WAITING -> "It still waits: " + progress.request().needs() + ".";
            case NEEDS_PERSON, STOPPED ->
                "It still stands still: " + progress.last() + " Say `" + String.join("` or `", progress.choices())
                        + "`.";
            case RUNNING, PAUSED, DONE, FAILED, DENIED, EXPIRED, VOID ->
                progress.mark() + " was "
                        + progress.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ". " + of(progress);
        };
    }
}
