package dev.quorate.runbooks.grow;

import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Step;
import dev.quorate.runbooks.building.Joining;
import dev.quorate.runbooks.building.Situation;
import dev.quorate.runbooks.building.Surroundings;
import java.util.ArrayList;
import java.util.List;

/// The plan that both ways of growing share: the newcomer's unit is stopped, it joins as a learner, is
/// promoted, and nothing of ours is left.
final class Growth {
    private Growth() {}

    static Plan plan(Situation now, String title, List<String> remarks, Joining joining) {
        var voters = now.picture().voters().size() + 1;
        Check stranger = new ClusterCheck.NobodyAt(joining.peerUrl());
        var steps = new ArrayList<Step>();
        steps.add(now.backup());
        steps.add(joining.fence(stranger));
        steps.addAll(joining.toVoter());
        steps.add(now.verifyHealth(voters));
        steps.addAll(joining.tidy());
        var all = new ArrayList<>(remarks);
        now.forecast(steps).warning().ifPresent(warning -> all.add(warning + ": add another one"));
        all.addAll(Surroundings.of(now.seen()));
        return now.plan(title, List.of(joining.place().focus()), all, steps);
    }

    /// The name that it publishes now and the one that its own settings will give it from the next restart on.
    static List<String> renaming(Joining joining, String name) {
        var lasting = joining.place().unit().memberName();
        return lasting.equals(name)
                ? List.of()
                : List.of("it joins as " + name + "; from its next restart on it calls itself " + lasting
                        + ", as its settings say");
    }
}
