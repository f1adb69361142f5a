package dev.quorate.runbooks.shrink;

import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Guard;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Target;
import dev.quorate.runbooks.building.HostGuards;
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

/// Removes a member for good: a healthy one of a healthy cluster, the one that is down, a learner, or one
/// that was added and never started. Its host is retired where it can be reached; a dead member's host need
/// not be there any more.
public final class RemoveMember implements Runbook {
    @Override
    public String name() {
        return "remove-member";
    }

    @Override
    public Phrase phrase() {
        return Phrase.of("remove member X:MEMBER");
    }

    @Override
    public String summary() {
        return "remove a member for good and retire its host";
    }

    @Override
    public Planned plan(Ask ask, ClusterState seen) {
        return Plans.withQuorum(ask, seen, now -> switch (ask.target("X").in(now.picture(), now.hostNames())) {
            case Target.None(var refusal) -> refusal;
            case Target.One(var member) -> planFor(now, member);
        });
    }

    private static Planned planFor(Situation now, Member member) {
        var saying = new Saying("I did not plan to remove " + member.where() + " (" + member.id() + ").");
        return guarded(now, saying, member).<Planned>map(refusal -> refusal).orElseGet(() -> switch (now.seen()
                .host(member.peerUrls().getFirst().address())
                .orElse(null)) {
            case HostView.Reached(_, _, var facts)
            when facts.owner() instanceof HostView.Foreign(var manager) ->
                saying.foreign(member.peerUrls().getFirst().address(), manager);
            case HostView.Reached reached
            when reached.unit().isPresent() ->
                onHost(
                        now,
                        saying,
                        member,
                        new Workplace(reached, reached.unit().get()));
            case null, default -> withoutHost(now, saying, member);
        });
    }

    private static Optional<Refusal> guarded(Situation now, Saying saying, Member member) {
        if (member.voter() && now.picture().voters().size() == 1) {
            return Optional.of(
                    saying.no("It is the only voter.", "A cluster without voters is none; stop etcd there instead."));
        }
        if (!now.leads(member)) {
            return guarded(now.picture(), saying, member);
        }
        return now.heirOf(member)
                .map(heir ->
                        stop(now, saying, member).or(() -> guarded(now.picture().ledBy(heir.id()), saying, member)))
                .orElseGet(() ->
                        Optional.of(saying.no("It leads, and nobody else could.", "Bring back another voter first.")));
    }

    /// Where its lead cannot be moved, it has to be spared before it leaves.
    private static Optional<Refusal> stop(Situation now, Saying saying, Member member) {
        return cannotMoveItsLead(now, member) && now.picture().healthy(member)
                ? Guard.objection(
                                new Change.Stop(member.id()),
                                now.picture(),
                                member.peerUrls().getFirst())
                        .map(objection -> saying.no(
                                "It leads, and the lead of etcd " + now.version()
                                        + " cannot be moved, so it would be stopped first. " + objection.why()
                                        + " (guard " + objection.guard() + ")",
                                "Ask again when another member leads, or add a third one first."))
                : Optional.empty();
    }

    private static Optional<Refusal> guarded(Picture.Clear picture, Saying saying, Member member) {
        return Guard.objection(
                        new Change.RemoveMember(member.id()),
                        picture,
                        member.peerUrls().getFirst())
                .map(objection -> saying.no(
                        objection.why() + " (guard " + objection.guard() + ")",
                        "Mend that first, then ask again; `health` shows what I see."));
    }

    private static Planned onHost(Situation now, Saying saying, Member member, Workplace place) {
        var guards = new HostGuards(saying, now.seen(), place);
        return guards.unit()
                .or(guards::directory)
                .or(() -> guards.logOf(member.id(), now.picture().id()))
                .<Planned>map(refusal -> refusal)
                .orElseGet(() -> plan(now, member, Optional.of(place)));
    }

    private static Planned withoutHost(Situation now, Saying saying, Member member) {
        return now.picture().healthy(member)
                ? saying.no(
                        "It is alive, and its host cannot be worked on, so what is removed would go on running.",
                        "Make its host reachable for me (see `health`), or stop etcd there and ask again.")
                : plan(now, member, Optional.empty());
    }

    private static Plan plan(Situation now, Member member, Optional<Workplace> place) {
        var retiring = place.map(found -> new Retiring(found, Stamp.suffix(now.seen())));
        var steps = new ArrayList<Step>();
        steps.add(now.backupBefore(member));
        steps.addAll(now.picture().healthy(member) ? leaving(now, member, retiring) : dead(now, member, retiring));
        steps.add(now.verifyWithout(member));
        return now.plan(
                "remove member " + member.where() + " from " + now.ask().cluster(),
                place.map(Workplace::focus).stream().toList(),
                remarks(now, member, steps, place.isPresent()),
                steps);
    }

    /// What is down is fenced first, so that it does not come back in the middle.
    private static List<Step> dead(Situation now, Member member, Optional<Retiring> retiring) {
        var down = new ClusterCheck.StillDown(member.id());
        var steps = new ArrayList<Step>();
        if (movesItsLead(now, member)) {
            steps.add(now.moveLeaderFrom(member));
        }
        retiring.ifPresent(host -> steps.addAll(host.steps(down)));
        if (cannotMoveItsLead(now, member)) {
            steps.add(now.waitUntilAnotherLeads(member));
        }
        steps.add(now.remove(member, down));
        return steps;
    }

    /// What is healthy leaves first, so that its vote counts until then; but a leader of etcd 2 is stopped
    /// first, for its lead cannot be moved.
    private static List<Step> leaving(Situation now, Member member, Optional<Retiring> retiring) {
        var steps = new ArrayList<Step>();
        if (cannotMoveItsLead(now, member)) {
            retiring.ifPresent(host -> steps.addAll(host.stopping(now, member, new Check.Anything())));
            steps.add(now.remove(member, new ClusterCheck.StillDown(member.id())));
            retiring.ifPresent(host -> steps.add(host.setAside()));
            return steps;
        }
        if (movesItsLead(now, member)) {
            steps.add(now.moveLeaderFrom(member));
        }
        steps.add(now.remove(member, new Check.Anything()));
        retiring.ifPresent(host -> steps.addAll(host.steps(new ClusterCheck.Absent(member.id()))));
        return steps;
    }

    private static boolean movesItsLead(Situation now, Member member) {
        return now.leads(member) && now.generation() == Generation.V3;
    }

    private static boolean cannotMoveItsLead(Situation now, Member member) {
        return now.leads(member) && now.generation() == Generation.V2;
    }

    private static List<String> remarks(Situation now, Member member, List<Step> steps, boolean onHost) {
        var remarks = new ArrayList<String>();
        if (now.picture().health().get(member.id()) instanceof Picture.Down(var why) && member.started()) {
            remarks.add("it is down: " + why);
        }
        if (member.learner()) {
            remarks.add("it is a learner: it has no vote");
        }
        if (!onHost) {
            remarks.add("its host cannot be worked on: see that etcd never starts there again, or its data is deleted");
        }
        if (member.voter()) {
            var ends = now.forecast(steps);
            ends.warning()
                    .map(warning ->
                            warning + (ends.last().voters() == 2 ? ", none: losing either loses the cluster" : ""))
                    .ifPresent(remarks::add);
        }
        if (!member.started()) {
            remarks.add("it was added and has never started");
        }
        remarks.addAll(Surroundings.of(now.seen()));
        return remarks;
    }
}
