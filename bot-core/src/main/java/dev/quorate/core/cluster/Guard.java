package dev.quorate.core.cluster;

import java.util.Optional;

/// Whether a change may happen now, by our own arithmetic and stricter than etcd's (etcd-operations 3.2 to
/// 3.4). Asked when a plan is made and again immediately before each step, on what was seen that moment.
public final class Guard {
    private Guard() {}

    /// A change refused, by the guard's number in etcd-operations 3.4. `why` is a whole sentence.
    public record Objection(String guard, String why) {}

    /// Empty when the change may happen. `ours` is the peer URL of the learner that this plan itself added,
    /// which is the only learner that may be there; before that step it is the URL that the plan will use.
    public static Optional<Objection> objection(Change change, Picture.Clear now, Url ours) {
        var arithmetic = Arithmetic.of(now);
        if (change instanceof Change.None || change instanceof Change.Start || change instanceof Change.StandAlone) {
            return Optional.empty();
        }
        return quorum(change, arithmetic)
                .or(() -> leader(change, now))
                .or(() -> alarms(change, now))
                .or(() -> membership(change, now, ours))
                .or(() -> promotion(change, now))
                .or(() -> versions(now))
                .or(() -> server(change, now));
    }

    private static Optional<Objection> quorum(Change change, Arithmetic arithmetic) {
        var before = arithmetic.quorum();
        var during = arithmetic.during(change);
        if (!before.holds()) {
            return object("G1", "Quorum is lost already: " + before.words() + ".");
        }
        if (during.voters() == 0) {
            return object("G2", "It would remove the last voter.");
        }
        if (!during.holds()) {
            return change instanceof Change.Stop && before.voters() <= 2
                    ? object(
                            "G3", "It would be an outage, and this plan has no consent to one: " + during.words() + ".")
                    : object("G2", "It would lose quorum: " + during.words() + ".");
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
            case Change.Stop(var id) when id.equals(now.leader()) && canMoveItsLead(now) -> isLeader(id);
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

    /// No call moves the lead of etcd 2: there a leader is stopped, and the others elect.
    private static boolean canMoveItsLead(Picture.Clear now) {
        return !now.isAll(Generation.V2);
    }

    private static Optional<Objection> isLeader(MemberId id) {
        return object("G7", "Member " + id + " leads the cluster; the lead has to move away first.");
    }

    private static Optional<Objection> alarms(Change change, Picture.Clear now) {
        return now.alarms().stream()
                .filter(alarm -> stops(alarm.kind(), change))
                .findFirst()
                .map(alarm -> new Objection(
                        "G9",
                        "The alarm " + alarm.kind() + " is raised on "
                                + (alarm.member().isNobody()
                                        ? "the whole cluster"
                                        : "member " + alarm.member().hex()) + "."));
    }

    /// A full database takes no newcomer, but a member may leave it; with corrupt data nobody knows whom to
    /// trust.
    private static boolean stops(Alarm.Kind kind, Change change) {
        return switch (kind) {
            case NOSPACE -> isAdd(change);
            case CORRUPT, UNKNOWN -> true;
        };
    }

    private static boolean isAdd(Change change) {
        return change instanceof Change.AddLearner || change instanceof Change.AddVoter;
    }

    /// One change of members at a time, the next when the newcomer of the last one has started.
    private static Optional<Objection> membership(Change change, Picture.Clear now, Url ours) {
        return heals(change, now)
                ? Optional.empty()
                : alien(now, ours).or(() -> unstarted(now)).or(() -> secondAdd(change, now));
    }

    /// Taking out a learner or a voter that never started is the way back from a change that stopped half
    /// way, whoever began it and whatever else was left half done.
    private static boolean heals(Change change, Picture.Clear now) {
        return change instanceof Change.RemoveMember(var id)
                && now.member(id)
                        .filter(member -> member.learner() || !member.started())
                        .isPresent();
    }

    private static Optional<Objection> alien(Picture.Clear now, Url ours) {
        return now.learners().stream()
                .filter(member -> !member.hasPeerUrl(ours))
                .findFirst()
                .map(member -> new Objection(
                        "G5",
                        "There is a learner that this plan did not add: " + member.id() + " at " + member.where()
                                + "."));
    }

    private static Optional<Objection> unstarted(Picture.Clear now) {
        return now.voters().stream()
                .filter(member -> !member.started())
                .findFirst()
                .map(member -> new Objection(
                        "G5",
                        "Voter " + member.id() + " at " + member.where()
                                + " was added but has never started; it counts in quorum."));
    }

    private static Optional<Objection> secondAdd(Change change, Picture.Clear now) {
        return now.learners().stream()
                .filter(_ -> isAdd(change))
                .findFirst()
                .map(member -> new Objection(
                        "G5",
                        "The learner " + member.id() + " at " + member.where()
                                + " was added before and is no voter yet; members are added one at a time."));
    }

    private static Optional<Objection> promotion(Change change, Picture.Clear now) {
        return change instanceof Change.Promote(var url)
                ? now.withPeerUrl(url)
                        .filter(member -> !now.healthy(member))
                        .map(member -> new Objection(
                                "G4",
                                "The learner " + member.id() + " at " + member.where()
                                        + " does not answer; as a voter it would count and not vote."))
                : Optional.empty();
    }

    private static Optional<Objection> versions(Picture.Clear now) {
        var versions = now.versions();
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
