package dev.quorate.core.notice;

import dev.quorate.core.approval.Vote;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A run for somebody who comes late: what was seen, what is done and pending, and what may be said next.
public final class BriefText {
    private BriefText() {}

    public static String of(Progress run, List<Entry> entries) {
        var plan = run.request().plan();
        var lines = new ArrayList<String>();
        lines.add("plan " + plan.digest() + " - " + plan.title() + " - "
                + run.state().word() + " - run " + run.run());
        lines.add("asked by " + run.request().asker()
                + plan.ask().reason().map(why -> " because " + why).orElse("") + decided(run));
        lines.add("seen: " + seen(run, entries));
        steps(run, lines);
        if (!run.last().isEmpty()) {
            lines.add("last: " + run.last());
        }
        lines.add("next: " + next(run));
        return String.join("\n", lines);
    }

    private static String decided(Progress run) {
        var by = run.votes().stream()
                .map(vote -> switch (vote) {
                    case Vote.Yes yes -> "approved by " + yes.person();
                    case Vote.No no -> "denied by " + no.person();
                })
                .collect(Collectors.joining(", "));
        return by.isEmpty() ? ", nobody has decided yet" : ", " + by;
    }

    /// The latest proof, or else what the plan was made from.
    private static String seen(Progress run, List<Entry> entries) {
        return entries.reversed().stream()
                .map(Entry::event)
                .filter(RunEvent.Verified.class::isInstance)
                .map(event -> (RunEvent.Verified) event)
                .findFirst()
                .map(proof -> proof.quorum().words() + ", "
                        + CardText.clock(proof.evidence().at()))
                .orElseGet(() -> run.request().plan().forecast().first().words() + ", "
                        + CardText.clock(run.request().plan().observedAt()));
    }

    private static void steps(Progress run, List<String> lines) {
        for (var number = 1; number <= run.steps(); number++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-8s%2d %s",
                    word(run, number),
                    number,
                    run.request().plan().step(number).title()));
        }
    }

    private static String word(Progress run, int number) {
        if (run.state().underWay() && run.mark().step() == number) {
            return run.mark().isBack() ? "back" : "now";
        }
        if (number > run.verified()) {
            return run.state().over() ? "not" : "pending";
        }
        return run.mark().isBack() && number > run.mark().step() && !run.left().contains(number) ? "undone" : "done";
    }

    private static String next(Progress run) {
        var plan = run.request().plan().digest().brief();
        return switch (run.state()) {
            case WAITING ->
                "`recheck " + plan + "`; then `approve " + plan + "` or `deny " + plan + " because ...` ("
                        + run.request().needs() + ", expires "
                        + CardText.clock(run.request().expires()) + ")";
            case RUNNING -> "nothing; `stop " + plan + "` stops it before its next step";
            case PAUSED -> "nothing; it goes on by itself when I am back";
            case NEEDS_PERSON, STOPPED ->
                run.choices().stream()
                        .map(choice -> "`" + choice + " " + plan + "`")
                        .collect(Collectors.joining(" or "));
            case DONE -> "nothing; `health` says how the cluster is";
            case FAILED, DENIED, EXPIRED, VOID -> "`health`, then ask again for a plan of what is there now";
        };
    }
}
