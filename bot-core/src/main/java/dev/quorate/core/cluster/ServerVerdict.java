package dev.quorate.core.cluster;

import java.util.Comparator;
import java.util.Optional;

/// What etcd itself will say to a membership change, by its version (etcd-operations 3.3), so that a plan
/// does not meet a refusal half way. "Connected" is taken as healthy, which is never more than the server sees.
public final class ServerVerdict {
    private ServerVerdict() {}

    /// Empty when the server will accept; otherwise a sentence with the reason it will refuse.
    public static Optional<String> predicted(Change change, Picture.Clear now) {
        return switch (change) {
            case Change.AddLearner _ ->
                noLearners(now).or(() -> learnerVerdict(now)).or(() -> addVerdict(now));
            case Change.AddVoter _ -> startedVerdict(now).or(() -> addVerdict(now));
            case Change.RemoveMember(var id) -> removeVerdict(id, now);
            case Change.Promote(var url) -> now.withPeerUrl(url).flatMap(member -> promoteVerdict(member, now));
            case Change.None _, Change.Stop _, Change.Start _, Change.StandAlone _, Change.MoveLeader _ ->
                Optional.empty();
        };
    }

    private static Optional<String> noLearners(Picture.Clear now) {
        return now.versions().stream()
                .filter(version -> !version.hasLearners())
                .findFirst()
                .map(version -> "etcd " + version + " has no learners.");
    }

    /// etcd 2 refuses no add and no removal, unless `strict-reconfig-check` is on, which it is not by default
    /// and which then asks less than our own guards.
    private static boolean isLax(Picture.Clear now) {
        return now.isAll(Generation.V2);
    }

    /// 3.4 and 3.5 allow one learner; from 3.6 on more, which we do not use.
    private static Optional<String> learnerVerdict(Picture.Clear now) {
        return now.learners().isEmpty()
                ? Optional.empty()
                : Optional.of("etcd will refuse it: there is a learner already.");
    }

    private static Optional<String> addVerdict(Picture.Clear now) {
        var voters = now.voters().size();
        var connected = now.healthyVoters().size();
        var strictest = strictest(now);
        var needed = strictest.addsWithQuorumOnly() ? new Quorum(voters + 1, 0).majority() : voters;
        return voters == 1 || connected >= needed || isLax(now)
                ? Optional.empty()
                : Optional.of("etcd " + strictest + " will refuse an add: " + connected + " of " + voters
                        + " voters are connected, it wants " + needed + ".");
    }

    private static Optional<String> startedVerdict(Picture.Clear now) {
        var started = now.voters().stream().filter(Member::started).count();
        var needed = new Quorum(now.voters().size() + 1, 0).majority();
        return now.voters().size() == 1 || started >= needed || isLax(now)
                ? Optional.empty()
                : Optional.of("etcd will refuse it: not enough started members.");
    }

    private static Optional<String> removeVerdict(MemberId id, Picture.Clear now) {
        var target = now.member(id);
        if (target.isEmpty() || target.get().learner() || isLax(now)) {
            return Optional.empty();
        }
        var left = now.voters().size() - 1;
        var startedLeft = now.voters().stream()
                .filter(member -> !member.id().equals(id))
                .filter(Member::started)
                .count();
        if (left == 0 || startedLeft < new Quorum(left, 0).majority()) {
            return Optional.of("etcd will refuse it: not enough started members would be left.");
        }
        var active = now.healthyVoters().size();
        return !now.healthy(target.get()) || active - 1 >= new Quorum(left, 0).majority()
                ? Optional.empty()
                : Optional.of("etcd will refuse it: unhealthy cluster.");
    }

    /// How far a learner has got only the leader knows. One that does not answer is taken to be behind,
    /// which errs on the careful side; one that answers gets there in moments, and that is waited for and
    /// not predicted.
    private static Optional<String> promoteVerdict(Member member, Picture.Clear now) {
        if (member.voter()) {
            return Optional.of("etcd will refuse it: it is a voter, and only a learner is promoted.");
        }
        if (!now.healthy(member)) {
            return Optional.of("etcd will refuse it: a learner that does not answer is not in sync with the leader.");
        }
        var started = now.voters().stream().filter(Member::started).count();
        return started + 1 >= new Quorum(now.voters().size() + 1, 0).majority()
                ? Optional.empty()
                : Optional.of("etcd will refuse it: not enough started members.");
    }

    /// Any of the healthy may come to serve the call, so the one that wants most decides: the oldest of
    /// those that want every voter connected, else the oldest.
    private static Version strictest(Picture.Clear now) {
        return now.versions().stream()
                .min(Comparator.comparing(Version::addsWithQuorumOnly).thenComparing(Comparator.naturalOrder()))
                .orElse(new Version(3, 4, 0));
    }
}
