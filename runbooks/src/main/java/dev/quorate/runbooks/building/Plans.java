package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The ways to a plan that runbooks share, each with its refusals.
public final class Plans {
    private Plans() {}

    /// A plan for a cluster that can be seen clearly and has a quorum.
    public static Planned withQuorum(Ask ask, ClusterState seen, Function<Situation, Planned> plan) {
        return switch (seen.picture()) {
            case Picture.Blind(var reasons) -> Saying.nothingFor(ask).blind(reasons);
            case Picture.NoQuorum(var findings) -> Saying.nothingFor(ask).noQuorum(findings);
            case Picture.Clear picture -> {
                var now = new Situation(ask, seen, picture);
                yield unplannable(now).<Planned>map(refusal -> refusal).orElseGet(() -> plan.apply(now));
            }
        };
    }

    /// Two generations at once, or one of which no backup can be made.
    private static Optional<Refusal> unplannable(Situation now) {
        var saying = Saying.nothingFor(now.ask());
        return saying.generations(Ages.ofMembers(now.seen()))
                .or(() -> now.generation() == Generation.V2
                                && now.backupPlaces().findAny().isEmpty()
                        ? Optional.of(saying.noPlaceForABackup(now.version()))
                        : Optional.empty());
    }

    /// A plan in which this place becomes a member beside these; under the name that its own settings give
    /// it, so that the next start without the drop-in publishes the same.
    public static Planned joining(
            Situation now,
            Saying saying,
            Workplace place,
            List<Member> others,
            List<Url> peerUrls,
            Function<Joining, Planned> plan) {
        var name = place.unit().memberName();
        return joining(now, saying, place, others, peerUrls, name, plan);
    }

    /// Under another name.
    public static Planned joining(
            Situation now,
            Saying saying,
            Workplace place,
            List<Member> others,
            List<Url> peerUrls,
            String name,
            Function<Joining, Planned> plan) {
        var seats = others.stream()
                .map(member -> new Bootstrap.Seat(member.id().hex(), member.peerUrls()))
                .toList();
        return Overrides.joining(saying, place, new Bootstrap(seats, name, peerUrls), Stamp.of(now.seen()))
                .asPlan(overrides -> plan.apply(new Joining(
                        place,
                        peerUrls.getFirst(),
                        now.picture().id(),
                        now.version(),
                        overrides,
                        Stamp.suffix(now.seen()))));
    }
}
