package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Generation;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a plan for a cluster with a quorum starts from, and the steps that most of such plans have.
public record Situation(Ask ask, ClusterState seen, Picture.Clear picture) {
    /// The oldest version among the healthy: what it can do, all can.
    public Version version() {
        return picture.versions().stream().min(Version::compareTo).orElseThrow();
    }

    public Generation generation() {
        return version().generation();
    }

    /// How a member is added at this peer URL: as a learner where there are learners.
    public Change adding(Url peerUrl) {
        return version().hasLearners() ? new Change.AddLearner(peerUrl) : new Change.AddVoter(peerUrl);
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

    public Plan plan(String title, List<HostFocus> places, List<String> words, List<Step> steps) {
        var focus = new ArrayList<>(places);
        var remarks = new ArrayList<>(words);
        if (generation() == Generation.V2) {
            backedUp(steps)
                    .filter(place ->
                            places.stream().noneMatch(one -> one.address().equals(place.address())))
                    .forEach(focus::add);
            remarks.add(SecondGeneration.ofMembers(version()));
        }
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

    /// Where these steps say `etcdctl backup`.
    private Stream<HostFocus> backedUp(List<Step> steps) {
        return steps.stream()
                .map(Step::action)
                .filter(Action.BackUpData.class::isInstance)
                .map(action -> ((Action.BackUpData) action).host())
                .flatMap(host -> backupPlaces().filter(place -> place.address().equals(host)))
                .map(Workplace::focus);
    }

    /// How quorum would go through these steps.
    public Forecast forecast(List<Step> steps) {
        return Forecast.of(Arithmetic.of(picture), steps);
    }

    /// The last moment with everything: a snapshot, or with etcd 2 what stands for one.
    public Step backup() {
        return switch (generation()) {
            case V2 -> backupAt(backupPlaces().findFirst().orElseThrow());
            case V3 -> snapshot();
        };
    }

    /// The same, and not on the host of the member that is to leave where another has the data too.
    public Step backupBefore(Member leaves) {
        return switch (generation()) {
            case V2 ->
                backupAt(backupPlaces()
                        .filter(place -> !leaves.isAt(place.address()))
                        .findFirst()
                        .or(() -> backupPlaces().findFirst())
                        .orElseThrow());
            case V3 -> snapshot();
        };
    }

    private Step backupAt(Workplace place) {
        return Hosts.backUp(place, Stamp.suffix(seen), new Check.Anything(), Risk.CHANGING);
    }

    /// Where `etcdctl backup` can be said: on the hosts of healthy voters, first of a follower that has
    /// applied most.
    Stream<Workplace> backupPlaces() {
        return picture.healthyVoters().stream()
                .sorted(bestSource().reversed())
                .flatMap(member -> seen.answeringAs(member.id()).stream())
                .flatMap(view ->
                        Workplace.holding(
                                seen.host(view.endpoint().address()),
                                view.status().memberId())
                                .stream());
    }

    private Step snapshot() {
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
                .max(bestSource())
                .flatMap(member -> seen.answeringAs(member.id()))
                .orElseThrow()
                .endpoint();
    }

    private Comparator<Member> bestSource() {
        return Comparator.<Member, Boolean>comparing(member -> !leads(member)).thenComparingLong(this::applied);
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

    /// The lead of etcd 2 cannot be moved: who has it is stopped, and the others elect.
    public List<Step> stopSoThatAnotherLeads(Member member, Workplace place, Check before) {
        return List.of(Hosts.stop(place, member, before), waitUntilAnotherLeads(member));
    }

    public Step waitUntilAnotherLeads(Member member) {
        return Verifying.that(
                ask,
                "Wait until another member than " + member.where() + " leads",
                new ClusterCheck.LedByAnother(member.id()),
                60);
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
