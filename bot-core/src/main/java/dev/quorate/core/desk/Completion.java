package dev.quorate.core.desk;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.command.Candidate;
import dev.quorate.core.command.Grammar;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.run.Progress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody may mean who is in the middle of filling in a field. From the configuration, the open runs and
/// the latest look: nobody waits for an endpoint between two letters.
final class Completion {
    private final Grammar grammar;
    private final Rooms rooms;
    private final Ledger ledger;

    Completion(Grammar grammar, Rooms rooms, Ledger ledger) {
        this.grammar = grammar;
        this.rooms = rooms;
        this.ledger = ledger;
    }

    /// Of the clusters of this room only, or of the one that was filled in beside it.
    List<Candidate> fitting(Phrase.Kind kind, String room, Optional<String> cluster, String typed) {
        var here = rooms.boundTo(room).stream()
                .filter(lane -> cluster.isEmpty()
                        || lane.name().value().equals(cluster.get().strip()))
                .toList();
        return switch (kind) {
            case MEMBER -> those(here.stream().flatMap(Completion::members), typed);
            case MEMBERS -> several(here, typed);
            case ADDRESS -> those(here.stream().flatMap(Completion::freeHosts), typed);
            case CLUSTER ->
                those(
                        rooms.boundTo(room).stream()
                                .map(lane -> Candidate.of(lane.name().value())),
                        typed);
            case PLAN, RUN -> those(here.stream().flatMap(this::runs), typed);
            case SNAPSHOT -> those(here.stream().flatMap(Completion::snapshots), typed);
            case COMMAND -> grammar.complete(typed).stream().map(Candidate::of).toList();
            case NAME, REASON -> List.of();
        };
    }

    private static List<Candidate> those(Stream<Candidate> all, String typed) {
        return all.distinct().filter(candidate -> candidate.fits(typed)).toList();
    }

    /// Behind the last comma another one begins.
    private static List<Candidate> several(List<Lane> here, String typed) {
        var comma = typed.lastIndexOf(',');
        var before = typed.substring(0, comma + 1);
        return those(here.stream().flatMap(Completion::members), typed.substring(comma + 1)).stream()
                .filter(candidate -> !List.of(before.split(",", -1)).contains(candidate.value()))
                .map(candidate -> new Candidate(before + candidate.value(), before + candidate.label()))
                .toList();
    }

    /// By the host, as people name them; by the id where two are on one host. Without a look yet, the hosts of
    /// the endpoints.
    private static Stream<Candidate> members(Lane lane) {
        var members = lane.lastMembers();
        return members.isEmpty()
                ? lane.cluster().inventory().endpoints().stream()
                        .map(endpoint -> Candidate.of(endpoint.address().value()))
                : members.stream().map(member -> candidate(member, members));
    }

    private static Candidate candidate(Member member, List<Member> all) {
        var alone = all.stream()
                        .filter(other -> other.where().equals(member.where()))
                        .count()
                == 1;
        var name = member.started() ? member.name() + ", " : "not started, ";
        return new Candidate(
                alone ? member.where() : member.id().hex(),
                member.where() + " (" + name + member.id().hex() + ")");
    }

    /// Hosts that no member is on come first: who asks for an address mostly wants a new one.
    private static Stream<Candidate> freeHosts(Lane lane) {
        var hosts = lane.cluster().inventory().hosts();
        return Stream.concat(
                hosts.stream().filter(host -> isFree(lane, host)).map(host -> Candidate.of(host.value())),
                hosts.stream().filter(host -> !isFree(lane, host)).map(host -> Candidate.of(host.value())));
    }

    private static boolean isFree(Lane lane, Address host) {
        return lane.lastMembers().stream().noneMatch(member -> member.isAt(host));
    }

    private Stream<Candidate> runs(Lane lane) {
        return ledger.open(lane.name()).stream().map(Completion::run);
    }

    private static Candidate run(Progress run) {
        var plan = run.request().plan();
        return new Candidate(
                plan.digest().brief(),
                plan.digest().brief() + ": " + plan.title() + ", " + run.state().word());
    }

    private static Stream<Candidate> snapshots(Lane lane) {
        return lane.cluster().etcd().snapshots().stream()
                .map(Snapshot::fileName)
                .map(Candidate::of);
    }
}
