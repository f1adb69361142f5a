package dev.quorate.runbooks.building;

import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;

/// Steps that only look at the cluster until something holds.
public final class Verifying {
    private Verifying() {}

    /// Exactly these voters, all healthy, and nothing written up to this revision lost.
    public static Step allHealthy(Ask ask, int voters, long revision, int waitSeconds) {
        var title = switch (voters) {
            case 1 -> "Verify that the one voter is healthy";
            case 2 -> "Verify that both voters are healthy";
            default -> "Verify that all " + voters + " voters are healthy";
        };
        return that(ask, title, new ClusterCheck.AllHealthy(voters, revision), waitSeconds);
    }

    public static Step that(Ask ask, String title, Check after, int waitSeconds) {
        return new Step(
                title,
                Risk.READ_ONLY,
                ask.cluster().value(),
                new Check.Anything(),
                new Action.Look(),
                after,
                new Undo.NotNeeded(),
                waitSeconds);
    }
}
