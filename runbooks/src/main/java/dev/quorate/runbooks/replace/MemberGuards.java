package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Guard;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Refusal;
import dev.quorate.runbooks.building.Saying;
import dev.quorate.runbooks.building.Situation;
import java.util.Optional;

/// What the cluster itself has to say against replacing this member.
final class MemberGuards {
    private MemberGuards() {}

    static Optional<Refusal> refusal(Situation now, Member failed) {
        var picture = now.picture();
        return alive(picture, failed)
                .or(() -> learner(failed))
                .or(() -> leads(now.seen(), picture, failed))
                .or(() -> anotherInTrouble(picture, failed))
                .or(() -> guarded(now, failed));
    }

    private static Optional<Refusal> alive(Picture.Clear picture, Member failed) {
        if (!picture.healthy(failed)) {
            return Optional.empty();
        }
        var sick = picture.voters().stream()
                .filter(member -> !picture.healthy(member))
                .map(Member::where)
                .toList();
        return no(
                failed,
                "It answers and votes; replacing it first would spend a healthy vote.",
                sick.isEmpty()
                        ? "Every voter is healthy; ask `health` to see them."
                        : "The one in trouble is " + String.join(", ", sick) + ".");
    }

    private static Optional<Refusal> learner(Member failed) {
        return failed.learner()
                ? no(
                        failed,
                        "It is a learner: it has no vote, and replacing is for voters.",
                        "Find out who added it; when nobody needs it, ask `remove member " + failed.where() + "`.")
                : Optional.empty();
    }

    /// The others still follow it: then it lives, and the fault is between it and us.
    private static Optional<Refusal> leads(ClusterState seen, Picture.Clear picture, Member failed) {
        return failed.id().equals(picture.leader())
                        && seen.answeringAs(failed.id()).isEmpty()
                ? no(
                        failed,
                        "It does not answer me, yet the others still follow it as their leader.",
                        "Look at the network between me and it; if it really died, the others will have elected "
                                + "another leader in a few seconds: then ask again.")
                : Optional.empty();
    }

    private static Optional<Refusal> anotherInTrouble(Picture.Clear picture, Member failed) {
        var others = picture.voters().stream()
                .filter(member -> !member.id().equals(failed.id()))
                .filter(member -> !picture.healthy(member))
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        var other = others.getFirst();
        var why = picture.health().get(other.id()) instanceof Picture.Down(var reason) ? reason : "unknown";
        return no(
                failed,
                "Another voter is in trouble too: " + other.where() + " (" + other.id() + "), " + why + "; "
                        + picture.quorum().words() + ".",
                "Bring " + other.where() + " back first, or decide which of the two is worth saving: "
                        + "with two of them down etcd refuses every add.");
    }

    private static Optional<Refusal> guarded(Situation now, Member failed) {
        var picture = now.picture();
        var url = failed.peerUrls().getFirst();
        var moving = failed.id().equals(picture.leader());
        var removal = moving
                ? Optional.<Guard.Objection>empty()
                : Guard.objection(new Change.RemoveMember(failed.id()), picture, url);
        return removal.or(() -> comeback(now, failed, url))
                .map(objection -> saying(failed)
                        .no(
                                objection.why() + " (guard " + objection.guard() + ")",
                                "Mend that first, then ask again; `health` shows what I see."));
    }

    /// Nobody is removed whose successor could not be added.
    private static Optional<Guard.Objection> comeback(Situation now, Member failed, Url url) {
        return Guard.objection(now.adding(url), now.picture().without(failed.id()), url);
    }

    private static Optional<Refusal> no(Member member, String why, String instead) {
        return Optional.of(saying(member).no(why, instead));
    }

    static Saying saying(Member member) {
        return new Saying("I did not plan to replace " + member.where() + " (" + member.id() + ").");
    }
}
