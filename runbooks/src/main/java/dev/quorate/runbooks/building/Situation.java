package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.Forecast;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a plan for a cluster with a quorum starts from, and the steps that most of such plans have.
public record Situation(Ask ask, ClusterState seen, Picture.Clear picture) {
    /// The oldest version among the healthy: what it can do, all can.
    public Version version() {
        return picture.health().values().stream()
                .filter(Picture.Healthy.class::isInstance)
                .map(health -> ((Picture.Healthy) health).version())
                .min(Version::compareTo)
                .orElseThrow();
    }

    public boolean leads(Member member) {
        return member.id().equals(picture.leader());
    }

    /// Where a new member on this host would be: with the scheme and the port of the others.
    public Url peerUrlAt(Address address) {
        var like = picture.voters().getFirst().peerUrls().getFirst();
        return new Url(like.scheme(), address.value(), like.port());
    }

    public Map<Address, String> hostNames() {
        return seen.hosts().stream()
                .filter(HostView.Reached.class::isInstance)
                .map(HostView.Reached.class::cast)
                .collect(Collectors.toMap(
                        HostView.Reached::address, host -> host.facts().hostName()));
    }

    public Plan plan(String title, List<HostFocus> focus, List<String> remarks, List<Step> steps) {
        return new Plan(
                title,
                ask,
                picture.id(),
                version().toString(),
                seen.at(),
                Fingerprint.of(seen),
                Arithmetic.of(picture),
                focus,
                remarks,
                steps);
    }

    /// How quorum would go through these steps.
    public Forecast forecast(List<Step> steps) {
        return Forecast.of(Arithmetic.of(picture), steps);
    }

    public Step snapshot() {
        var from = source();
        return new Step(
                "Save and verify a snapshot from " + from.host(),
                Risk.READ_ONLY,
                from.host(),
                new Check.Anything(),
                new Action.SaveSnapshot(from, ask.cluster() + "-" + Stamp.of(seen) + ".db"),
                new ClusterCheck.SnapshotSince(seen.at()),
                new Undo.NotNeeded(),
                300);
    }

    /// A follower, for a stream costs its member something; the one that has applied most.
    private Url source() {
        return picture.healthyVoters().stream()
                .max(Comparator.<Member, Boolean>comparing(member -> !leads(member))
                        .thenComparingLong(this::applied))
                .flatMap(member -> seen.answeringAs(member.id()))
                .orElseThrow()
                .endpoint();
    }

    private long applied(Member member) {
        return picture.health().get(member.id()) instanceof Picture.Healthy(_, _, var index) ? index : 0;
    }

    /// Who leads after this member: the first healthy voter but itself.
    public Optional<Member> heirOf(Member leader) {
        return picture.healthyVoters().stream()
                .filter(member -> !member.id().equals(leader.id()))
                .findFirst();
    }

    /// Also for one that does not lead now and may by then: who leads changes by itself, and a member that
    /// leads is not removed.
    public Step moveLeaderFrom(Member leader) {
        var to = heirOf(leader).orElseThrow();
        return new Step(
                "Move the lead from " + leader.where() + " to " + to.where() + (leads(leader) ? "" : ", if it leads"),
                Risk.CHANGING,
                leader.id().hex(),
                new ClusterCheck.Leads(leader.id()),
                new Action.MoveLeader(leader.id(), to.id()),
                new ClusterCheck.LedByAnother(leader.id()),
                new Undo.NotNeeded(),
                30);
    }

    public Step remove(Member member, Check before) {
        return new Step(
                "Remove member " + member.id() + " at " + member.where(),
                Risk.DESTRUCTIVE,
                member.id().hex(),
                before,
                new Action.RemoveMember(member.id()),
                new ClusterCheck.Absent(member.id()),
                new Undo.Impossible("a removed id can never return"),
                60);
    }

    /// After it has left: everybody is healthy, or, where others are in trouble already, as many as now.
    public Step verifyWithout(Member gone) {
        var left = picture.without(gone.id());
        var calm = left.alarms().isEmpty()
                && left.members().stream().allMatch(member -> member.voter() && left.healthy(member));
        return calm
                ? verifyHealth(left.members().size())
                : Verifying.that(
                        ask,
                        "Verify that the " + left.healthyVoters().size() + " healthy voters still are",
                        new ClusterCheck.HealthyVoters(left.healthyVoters().size()),
                        60);
    }

    public Step verifyHealth(int voters) {
        return Verifying.allHealthy(ask, voters, picture.revision(), 60);
    }
}
