package dev.quorate.core.notice;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.run.Drift;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/// Whether a plan still fits what is there, in words.
public final class RecheckText {
    private RecheckText() {}

    public static String of(Progress run, ClusterState seen, Instant now) {
        var plan = run.request().plan();
        var strange = Drift.of(run, seen.fingerprint());
        var age = Duration.between(plan.observedAt(), now);
        var evidence = "Looked at " + CardText.clock(seen.at()) + "; its evidence is " + words(age) + " old"
                + (run.state() == RunState.WAITING
                        ? ", it expires " + CardText.clock(run.request().expires()) + "."
                        : ".");
        return strange.isEmpty()
                ? "Plan " + plan.digest() + " still fits what is there. " + evidence
                : "Plan " + plan.digest() + " does not fit what is there any more: "
                        + strange.stream().map(Fingerprint.Difference::words).collect(Collectors.joining("; "))
                        + ". " + evidence + " " + consequence(run);
    }

    private static String consequence(Progress run) {
        return run.touched()
                ? "The run stops before its next step if that stays so."
                : "It would be void before its first step; ask again for a plan of what is there now.";
    }

    private static String words(Duration age) {
        return age.toMinutes() == 0 ? age.toSeconds() + " s" : age.toMinutes() + " min " + age.toSecondsPart() + " s";
    }
}
