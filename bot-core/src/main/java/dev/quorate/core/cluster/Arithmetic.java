package dev.quorate.core.cluster;

import java.util.ArrayList;
import java.util.List;

/// Quorum through a change: who votes and who is healthy before, at the worst moment of, and after it.
/// Members are named by peer URL, for a member that is yet to be added has no id.
public record Arithmetic(List<Seat> seats) {
    /// A member as arithmetic sees it. `id` is NOBODY for one that was only planned so far.
    public record Seat(MemberId id, Url peerUrl, String where, boolean voter, boolean healthy) {
        Seat withHealth(boolean now) {
            return new Seat(id, peerUrl, where, voter, now);
        }

        Seat asVoter() {
            return new Seat(id, peerUrl, where, true, healthy);
        }
    }

    public Arithmetic {
        seats = List.copyOf(seats);
    }

    public static Arithmetic of(Picture.Clear picture) {
        return new Arithmetic(picture.members().stream()
                .map(member -> new Seat(
                        member.id(),
                        member.peerUrls().getFirst(),
                        member.where(),
                        member.voter(),
                        picture.healthy(member)))
                .toList());
    }

    public Quorum quorum() {
        var voters = seats.stream().filter(Seat::voter).toList();
        return new Quorum(
                voters.size(), (int) voters.stream().filter(Seat::healthy).count());
    }

    /// Healthy voters whose loss alone would lose quorum now; none where it is lost already.
    public List<Seat> cannotBeSpared() {
        return quorum().slack() != 0
                ? List.of()
                : seats.stream().filter(Seat::voter).filter(Seat::healthy).toList();
    }

    /// The worst moment of the change. The member that a removal takes out votes until it is out of the
    /// list, and then the list is shorter by it at once (etcd-operations 3.2), so the two moments are before
    /// and after.
    public Quorum during(Change change) {
        var after = after(change).quorum();
        return change instanceof Change.RemoveMember ? worse(after, quorum()) : worse(quorum(), after);
    }

    public Arithmetic after(Change change) {
        return switch (change) {
            case Change.None _, Change.MoveLeader _ -> this;
            case Change.Stop(var id) -> with(id, false);
            case Change.RemoveMember(var id) ->
                new Arithmetic(
                        seats.stream().filter(seat -> !seat.id().equals(id)).toList());
            case Change.AddLearner(var url) -> plus(new Seat(MemberId.NOBODY, url, url.host(), false, false));
            case Change.AddVoter(var url) -> plus(new Seat(MemberId.NOBODY, url, url.host(), true, false));
            case Change.Start(var url) ->
                new Arithmetic(seats.stream()
                        .map(seat -> seat.peerUrl().equals(url) ? seat.withHealth(true) : seat)
                        .toList());
            case Change.StandAlone(var url) ->
                new Arithmetic(seats.stream()
                        .filter(seat -> seat.peerUrl().equals(url))
                        .map(seat -> seat.withHealth(true))
                        .toList());
            case Change.Promote(var url) ->
                new Arithmetic(seats.stream()
                        .map(seat -> seat.peerUrl().equals(url) ? seat.asVoter() : seat)
                        .toList());
        };
    }

    private Arithmetic with(MemberId id, boolean healthy) {
        return new Arithmetic(seats.stream()
                .map(seat -> seat.id().equals(id) ? seat.withHealth(healthy) : seat)
                .toList());
    }

    private Arithmetic plus(Seat seat) {
        var more = new ArrayList<>(seats);
        more.add(seat);
        return new Arithmetic(more);
    }

    private static Quorum worse(Quorum one, Quorum other) {
        return other.slack() < one.slack() ? other : one;
    }
}
