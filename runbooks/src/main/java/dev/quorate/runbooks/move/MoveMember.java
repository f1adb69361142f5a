package dev.quorate.runbooks.move;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Target;
import dev.quorate.runbooks.building.HostGuards;
import dev.quorate.runbooks.building.Joining;
import dev.quorate.runbooks.building.Newcomer;
import dev.quorate.runbooks.building.Plans;
import dev.quorate.runbooks.building.Retiring;
import dev.quorate.runbooks.building.Saying;
import dev.quorate.runbooks.building.Situation;
import dev.quorate.runbooks.building.Stamp;
import dev.quorate.runbooks.building.Surroundings;
import dev.quorate.runbooks.building.Workplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Moves a healthy voter to another host, in the order in which slack never falls below what it was: the new
/// one joins as a learner and is promoted, the lead moves away if need be, the old one is removed last (etcd-
/// operations 2.25, 3.2).
public final class MoveMember implements Runbook {
    @Override
    public String name() {
        return "move-member";
    }

    @Override
    public Phrase phrase() {
        return Phrase.of("move member X:MEMBER to ADDRESS:ADDRESS");
    }

    @Override
    public String summary() {
        return "move a healthy voter to another host: the new one joins first, the old one leaves last";
    }

    @Override
    public Planned plan(Ask ask, ClusterState seen) {
        return Plans.withQuorum(ask, seen, now -> switch (ask.target("X").in(now.picture(), now.hostNames())) {
            case Target.None(var refusal) -> refusal;
            case Target.One(var member) -> planFor(now, member, ask.address("ADDRESS"));
        });
    }

    private static Planned planFor(Situation now, Member old, Address address) {
        var saying = new Saying("I did not plan to move " + old.where() + " (" + old.id() + ") to " + address + ".");
        if (!now.picture().healthy(old) || old.learner()) {
            return old.learner()
                    ? saying.no(
                            "It is a learner and has no vote to move.",
                            "Ask `remove member " + old.where() + "`, then `add member NAME at " + address + "`.")
                    : saying.no(
                            "It is not healthy: "
                                    + (now.picture().health().get(old.id()) instanceof Picture.Down(var why)
                                            ? why
                                            : "unknown")
                                    + ".",
                            "Ask `replace member " + old.where() + "` to bring it back on its own host.");
        }
        if (now.heirOf(old).isEmpty()) {
            return saying.no(
                    "It is the only healthy voter, and whoever would lead after it has no id yet.",
                    "Ask `add member NAME at " + address + "`, and when that is done `remove member " + old.where()
                            + "`.");
        }
        return Workplace.at(old.peerUrls().getFirst().address(), now.seen(), saying, place -> {
            var guards = new HostGuards(saying, now.seen(), place);
            return guards.unit()
                    .or(guards::directory)
                    .or(() -> guards.logOf(old.id(), now.picture().id()))
                    .<Planned>map(refusal -> refusal)
                    .orElseGet(() -> new Newcomer(now, saying, address)
                            .joining(Optional.empty(), joining -> plan(now, old, place, joining)));
        });
    }

    private static Plan plan(Situation now, Member old, Workplace place, Joining joining) {
        var voters = now.picture().voters().size();
        Check stranger = new ClusterCheck.NobodyAt(joining.peerUrl());
        var steps = new ArrayList<Step>();
        steps.add(now.backupBefore(old));
        steps.add(joining.fence(stranger));
        steps.addAll(joining.toVoter());
        steps.add(now.verifyHealth(voters + 1));
        steps.addAll(joining.tidy());
        steps.addAll(leaving(now, old, new Retiring(place, Stamp.suffix(now.seen()))));
        steps.add(now.verifyHealth(voters));
        return now.plan(
                "move member " + old.where() + " to " + joining.place().address() + " in "
                        + now.ask().cluster(),
                List.of(joining.place().focus(), place.focus()),
                Surroundings.of(now.seen()),
                steps);
    }

    /// The old one goes when all are healthy, the new one among them. Of etcd 2, whose lead cannot be moved, it
    /// is stopped first whether it leads or not: who leads by then nobody knows now.
    private static List<Step> leaving(Situation now, Member old, Retiring retiring) {
        var all = new ClusterCheck.AllHealthy(
                now.picture().voters().size() + 1, now.picture().revision());
        var steps = new ArrayList<Step>();
        switch (now.generation()) {
            case V2 -> {
                steps.addAll(retiring.stopping(now, old, all));
                steps.add(now.remove(old, new ClusterCheck.StillDown(old.id())));
                steps.add(retiring.setAside());
            }
            case V3 -> {
                steps.add(now.moveLeaderFrom(old));
                steps.add(now.remove(old, all));
                steps.addAll(retiring.steps(new ClusterCheck.Absent(old.id())));
            }
        }
        return steps;
    }
}
