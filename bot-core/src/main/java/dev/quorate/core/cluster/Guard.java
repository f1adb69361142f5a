package dev.quorate.core.cluster;

import java.util.Optional;

/// Whether a change may happen now, by our own arithmetic and stricter than etcd's (etcd-operations 3.2 to 3.4).
/// Asked when a plan is made and again immediately before each step, on what was seen that moment.
public final class Guard {
    private Guard() {}

    /// A change refused, by the guard's number in etcd-operations 3.4. `why` is a whole sentence.
    public record Objection(String guard, String why) {}

    /// Empty when the change may happen. `ours` is the peer URL of the learner that this plan itself added, which is
    /// the only learner that may be there; before that step it is the URL that the plan will use.
    public static Optional<Objection> objection(Change change, Picture.Clear now, Url ours) {
        var arithmetic = Arithmetic.of(now);
        if (change instanceof Change.None || change instanceof Change.Start || change instanceof Change.StandAlone) {
            return Optional.empty();
        }
        return quorum(change, arithmetic)
                .or(() -> leader(change, now))
                .or(() -> alarms(now))
                .or(() -> membership(change, now, ours))
                .or(() -> versions(now))
                .or(() -> server(change, now));
    }

    private static Optional<Objection> quorum(Change change, Arithmetic arithmetic) {
        var before = arithmetic.quorum();
        var during = arithmetic.during(change);
        var after = arithmetic.after(change).quorum();
        if (!before.holds()) {
            return object("G1", "Quorum is lost already: " + before.words() + ".");
        }
        if (!during.holds() || !after.holds()) {
            var worst = during.holds() ? after : during;
            return object("G2", "It would lose quorum: " + worst.words() + ".");
        }
        if (change instanceof Change.RemoveMember(var id) && spendsHealthyVote(id, arithmetic)) {
            return object("G4", "It would remove a healthy voter while another one is down: " + before.words() + ".");
        }
        return Optional.empty();
    }

    private static boolean spendsHealthyVote(MemberId id, Arithmetic arithmetic) {
        var quorum = arithmetic.quorum();
        return quorum.healthy() < quorum.voters()
                && arithmetic.seats().stream().anyMatch(seat -> seat.id().equals(id) && seat.voter() && seat.healthy());
    }

    private static Optional<Objection> leader(Change change, Picture.Clear now) {
        if (now.leader().isNobody()) {
            return object("G1", "The cluster has no leader at this moment.");
        }
        return switch (change) {
            case Change.Stop(var id) when id.equals(now.leader()) -> isLeader(id);
            case Change.RemoveMember(var id) when id.equals(now.leader()) -> isLeader(id);
            case Change.MoveLeader(_, var to)
            when now.member(to).filter(Member::voter).filter(now::healthy).isEmpty() ->
                object("G7", "Member " + to + " is no healthy voter and cannot take over the lead.");
            case Change.None _,
                    Change.Stop _,
                    Change.RemoveMember _,
                    Change.AddLearner _,
                    Change.AddVoter _,
                    Change.Start _,
                    Change.StandAlone _,
                    Change.Promote _,
                    Change.MoveLeader _ -> Optional.empty();
        };
    }

    private static Optional<Objection> isLeader(MemberId id) {
        return object("G7", "Member " + id + " leads the cluster; the lead has to move away first.");
    }

    private static Optional<Objection> alarms(Picture.Clear now) {
        return now.alarms().stream()
                .findFirst()
                .map(alarm -> new Objection(
                        "G9",
                        "The alarm " + alarm.kind() + " is raised on member "
                                + (alarm.member().isNobody()
                                        ? "(the whole cluster)"
                                        : alarm.member().hex()) + "."));
    }

    private static Optional<Objection> membership(Change change, Picture.Clear now, Url ours) {
        var removed = change instanceof Change.RemoveMember(var id) ? id : MemberId.NOBODY;
        var alien = now.learners().stream()
                .filter(member -> !member.hasPeerUrl(ours))
                .findFirst();
        if (alien.isPresent() && !alien.get().id().equals(removed)) {
            return object(
                    "G5",
                    "There is a learner that this plan did not add: "
                            + alien.get().id() + " at " + alien.get().where() + ".");
        }
        var unstarted =
                now.voters().stream().filter(member -> !member.started()).findFirst();
        if (unstarted.isPresent() && !unstarted.get().id().equals(removed)) {
            return object(
                    "G5",
                    "Voter " + unstarted.get().id() + " at " + unstarted.get().where()
                            + " was added but has never started; it counts in quorum.");
        }
        return Optional.empty();
    }

    private static Optional<Objection> versions(Picture.Clear now) {
        var versions = now.health().values().stream()
                .filter(Picture.Healthy.class::isInstance)
                .map(health -> ((Picture.Healthy) health).version())
                .toList();
        var mixed = versions.stream().anyMatch(version -> !version.sameMinor(versions.getFirst()));
        return mixed
                ? object("G12", "The members run different minor versions, " + versions + ": an upgrade is under way.")
                : Optional.empty();
    }

    private static Optional<Objection> server(Change change, Picture.Clear now) {
        return ServerVerdict.predicted(change, now).map(why -> new Objection("server", why));
    }

    private static Optional<Objection> object(String guard, String why) {
        return Optional.of(new Objection(guard, why));
    }
}
