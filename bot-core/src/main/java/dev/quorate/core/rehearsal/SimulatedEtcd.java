package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.List;

/// The members' API, each at its own endpoint. Guarded by its cluster.
final class SimulatedEtcd {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    /// etcd drops a request after 7 s (5 s and two election timeouts).
    private static final Duration LATENESS = Duration.ofSeconds(6);

    private final SimulatedWorld world;
    private final SimulatedMishaps mishaps;
    private final Diary diary;
    private final SimulatedShelf shelf;

    SimulatedEtcd(SimulatedWorld world, SimulatedMishaps mishaps, Diary diary) {
        this.world = world;
        this.mishaps = mishaps;
        this.diary = diary;
        this.shelf = new SimulatedShelf(diary);
    }

    EndpointView look(Url endpoint, Duration deadline) {
        var member = world.listening(endpoint);
        if (member.isEmpty()) {
            return new EndpointView.Silent(
                    endpoint, evidence(endpoint, AT_ONCE), EndpointView.Silence.REFUSED, "connection refused");
        }
        if (!world.answers(member.get())) {
            return new EndpointView.Silent(
                    endpoint,
                    evidence(endpoint, deadline),
                    EndpointView.Silence.TIMEOUT,
                    SimulatedMishaps.noAnswer(deadline));
        }
        return new EndpointView.Answered(
                endpoint, evidence(endpoint, AT_ONCE), status(member.get()), reading(member.get()));
    }

    /// What nobody took was not done; what a frozen process took, nobody knows. A snapshot that did not come
    /// was not kept, and that is known.
    Outcome call(EtcdCall call, Url via, Duration deadline) {
        var member = world.listening(via);
        if (member.isEmpty()) {
            return new Outcome.NotNow(via + ": connection refused; nothing was sent.");
        }
        if (!world.answers(member.get())) {
            return call instanceof EtcdCall.Save
                    ? new Outcome.NotNow(via + ": " + SimulatedMishaps.noAnswer(deadline) + ". No snapshot was kept.")
                    : new Outcome.Unknown(SimulatedMishaps.noAnswer(deadline));
        }
        return mishaps.make(() -> made(call, member.get(), deadline), LATENESS, deadline);
    }

    private Outcome made(EtcdCall call, Member via, Duration deadline) {
        if (world.version.generation() == Generation.V2 && SimulatedCalls.isForeignToV2(call)) {
            return new Outcome.Refused("etcd " + world.version + " has no such call; nothing was sent.");
        }
        var calls = new SimulatedCalls(world, via, deadline);
        return switch (call) {
            case EtcdCall.Save(var file) -> shelf.save(file, world.raft.revision);
            case EtcdCall.MoveLeader(var to) -> calls.moveLeader(to);
            case EtcdCall.Remove(var member) -> calls.remove(member);
            case EtcdCall.Add(var url, var learner) -> calls.add(url, learner);
            case EtcdCall.Update(var member, var url) -> calls.update(member, url);
            case EtcdCall.Promote(var member) -> calls.promote(member);
        };
    }

    List<Snapshot> snapshots() {
        return shelf.snapshots();
    }

    private Evidence evidence(Url endpoint, Duration took) {
        return new Evidence(diary.now(), endpoint.toString(), took);
    }

    private EndpointView.Status status(Member member) {
        var raft = world.raft;
        return new EndpointView.Status(
                raft.id,
                member.id(),
                world.version,
                raft.leader,
                raft.term,
                raft.revision + 10,
                raft.revision + 10,
                20_480,
                16_384,
                member.learner(),
                List.of());
    }

    /// Only the v2 API is asked for it.
    private List<Member> itsOwnList() {
        return world.version.generation() == Generation.V2 ? List.copyOf(world.raft.members.values()) : List.of();
    }

    private EndpointView.Reading reading(Member member) {
        var raft = world.raft;
        if (member.learner()) {
            return new EndpointView.NotCurrent("it is a learner");
        }
        return raft.quorum(world::answers).holds()
                ? new EndpointView.Current(raft.revision, List.copyOf(raft.members.values()), raft.alarms)
                : new EndpointView.NotCurrent("it cannot read from a quorum", itsOwnList());
    }
}
