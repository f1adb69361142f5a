package dev.quorate.runbooks.recover;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.plan.Refusal;
import dev.quorate.runbooks.building.HostGuards;
import dev.quorate.runbooks.building.Saying;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What speaks against any work on a cluster without quorum: somebody of it may be alive where we cannot see.
record WreckGuards(Saying saying, Wreck wreck) {
    /// `lost`: hosts that somebody has stated to be off.
    Optional<Refusal> refusal(Set<Address> lost) {
        return foreign()
                .or(() -> unseen(lost))
                .or(() -> notLost(lost))
                .or(this::answersFromNowhere)
                .or(() -> saying.generations(wreck.ages()))
                .or(this::unknownAge)
                .or(this::units)
                .or(this::severalClusters)
                .or(this::twins);
    }

    /// An old peer that wakes up talks to the new cluster, for the id stays; two of them are the old
    /// majority.
    private Optional<Refusal> unseen(Set<Address> lost) {
        return wreck.unreached().stream()
                .filter(host -> !lost.contains(host.address()))
                .findFirst()
                .map(host -> saying.no(
                        host.address() + " cannot be worked on: " + host.why()
                                + ". If a member lives there, it could come back into the middle of this.",
                        "Make it reachable, or see that it is off and stays off, and say so: add `lost "
                                + String.join(
                                        ",",
                                        wreck.unreached().stream()
                                                .map(one -> one.address().value())
                                                .toList())
                                + "`."));
    }

    private Optional<Refusal> notLost(Set<Address> lost) {
        return lost.stream()
                .filter(address -> wreck.unreached().stream()
                        .noneMatch(host -> host.address().equals(address)))
                .findFirst()
                .map(address -> wreck.memberHosts().contains(address)
                        ? saying.no(
                                address + " was said to be lost, and its host answers me over SSH.",
                                "Leave it out of `lost`; I stop and mask what runs there.")
                        : saying.no(
                                address + " was said to be lost, and it is no host of this cluster; there are "
                                        + wreck.hostList() + ".",
                                "Leave it out of `lost`, or correct it."));
    }

    private Optional<Refusal> foreign() {
        return wreck.memberHosts().stream()
                .flatMap(address -> wreck.seen().host(address).stream())
                .flatMap(host -> host
                        .seen()
                        .filter(facts -> facts.owner() instanceof HostView.Foreign)
                        .map(facts -> saying.foreign(host.address(), ((HostView.Foreign) facts.owner()).name()))
                        .stream())
                .findFirst();
    }

    private Optional<Refusal> units() {
        return wreck.places().stream()
                .flatMap(place -> {
                    var guards = new HostGuards(saying, wreck.seen(), place);
                    return guards.unit().or(guards::directory).stream();
                })
                .findFirst();
    }

    /// A member that answers without a quorum is alive and will be stopped; where its host cannot be worked
    /// on, nobody can stop it, whatever was said of it.
    private Optional<Refusal> answersFromNowhere() {
        return wreck.seen().answered().stream()
                .filter(view -> wreck.unreached().stream()
                        .anyMatch(host -> host.address().equals(view.endpoint().address())))
                .findFirst()
                .map(view -> saying.no(
                        view.endpoint() + " answers as member " + view.status().memberId()
                                + ", and its host cannot be worked on: it is alive and nobody could stop it.",
                        "Make its host reachable for me (see `health`), or switch it off and ask again."));
    }

    /// The unit of etcd 2 whose program does not say which it is: the forms of the one would fail where those of
    /// the other are due, and that behind the point of no return.
    private Optional<Refusal> unknownAge() {
        return wreck.ages().seen().isEmpty()
                ? wreck.survivors().stream()
                        .map(Survivor::place)
                        .filter(place -> place.unit().name().equals("etcd2.service"))
                        .findFirst()
                        .map(place -> saying.no(
                                "Nobody answers, and I cannot tell which etcd "
                                        + place.unit().name() + " on " + place.address()
                                        + " would start; 2 and 3 are recovered in different ways.",
                                "See that its program is called etcd or etcd2 and that it tells its version when asked"
                                        + " `--version`, then ask again."))
                : Optional.empty();
    }

    private Optional<Refusal> severalClusters() {
        var clusters = wreck.clusters();
        return clusters.size() > 1
                ? Optional.of(saying.no(
                        "The hosts hold logs of different clusters: "
                                + wreck.survivors().stream()
                                        .map(one -> one.place().address() + " of "
                                                + one.log().cluster())
                                        .collect(Collectors.joining(", "))
                                + ".",
                        "Find out which of them is this one before anybody touches the data."))
                : Optional.empty();
    }

    /// Two copies of one member would be two voters with one id.
    private Optional<Refusal> twins() {
        var survivors = wreck.survivors();
        return survivors.stream()
                .filter(one -> survivors.stream()
                                .filter(other -> other.log().equals(one.log()))
                                .count()
                        > 1)
                .map(one -> one.log().member())
                .findFirst()
                .map(member -> saying.no(
                        "More than one host holds the log of member " + member + ": "
                                + survivors.stream()
                                        .filter(one -> one.log().member().equals(member))
                                        .map(one -> one.place().address().value())
                                        .collect(Collectors.joining(", "))
                                + ".",
                        "One of them is a copy: find out which, move its `member` directory away, then ask again."));
    }
}
