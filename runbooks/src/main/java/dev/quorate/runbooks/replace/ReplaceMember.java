package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Target;
import dev.quorate.runbooks.building.HostGuards;
import dev.quorate.runbooks.building.Joining;
import dev.quorate.runbooks.building.Plans;
import dev.quorate.runbooks.building.Saying;
import dev.quorate.runbooks.building.Situation;
import dev.quorate.runbooks.building.Workplace;
import java.util.ArrayList;
import java.util.List;

/// Replaces a failed voter on its own host, in the only order that works on every version: fence, remove,
/// set aside, add,
/// join. Source: `Replace a failed etcd member on CoreOS Container Linux`, and etcd's runtime
/// reconfiguration (the order
/// that always works: remove first, then add). The member's host stays the same and must be reachable.
public final class ReplaceMember implements Runbook {
    @Override
    public String name() {
        return "replace-member";
    }

    @Override
    public Phrase phrase() {
        return Phrase.of("replace member X:MEMBER");
    }

    @Override
    public String summary() {
        return "replace a failed member on its own host: remove it, bring it back empty, as a learner first";
    }

    @Override
    public Planned plan(Ask ask, ClusterState seen) {
        return Plans.withQuorum(ask, seen, now -> switch (ask.target("X").in(now.picture(), now.hostNames())) {
            case Target.None(var refusal) -> refusal;
            case Target.One(var member) -> planFor(now, member);
        });
    }

    private static Planned planFor(Situation now, Member failed) {
        var saying = MemberGuards.saying(failed);
        return MemberGuards.refusal(now, failed)
                .<Planned>map(refusal -> refusal)
                .orElseGet(() -> Workplace.at(
                        failed.peerUrls().getFirst().address(),
                        now.seen(),
                        saying,
                        place -> planOn(now, failed, place, saying)));
    }

    private static Planned planOn(Situation now, Member failed, Workplace place, Saying saying) {
        var guards = new HostGuards(saying, now.seen(), place);
        return guards.unit()
                .or(guards::directory)
                .or(() -> guards.logOf(failed.id(), now.picture().id()))
                .or(() -> guards.roomFor(now.version()))
                .<Planned>map(refusal -> refusal)
                .orElseGet(() -> Plans.joining(
                        now,
                        saying,
                        place,
                        others(now.picture(), failed),
                        failed.peerUrls(),
                        joining -> plan(now, failed, joining)));
    }

    private static List<Member> others(Picture.Clear picture, Member failed) {
        return picture.members().stream()
                .filter(member -> !member.id().equals(failed.id()))
                .toList();
    }

    private static Plan plan(Situation now, Member failed, Joining joining) {
        var down = new ClusterCheck.StillDown(failed.id());
        var steps = new ArrayList<Step>();
        steps.add(now.backup());
        if (now.leads(failed) && now.generation() == Generation.V3) {
            steps.add(now.moveLeaderFrom(failed));
        }
        steps.add(joining.fence(down));
        if (now.leads(failed) && now.generation() == Generation.V2) {
            steps.add(now.waitUntilAnotherLeads(failed));
        }
        steps.add(now.remove(failed, down));
        steps.addAll(joining.toVoter());
        steps.add(now.verifyHealth(now.picture().voters().size()));
        steps.addAll(joining.tidy());
        return now.plan(
                "replace member " + joining.place().address() + " in "
                        + now.ask().cluster(),
                List.of(joining.place().focus()),
                Remarks.of(now, failed, joining.place()),
                steps);
    }
}
