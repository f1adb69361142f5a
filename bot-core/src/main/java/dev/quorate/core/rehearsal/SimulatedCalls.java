package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Answers membership calls at one member: as etcd 3.4 with its strict reconfiguration check does, or as
/// etcd 2, which has no such check by default.
record SimulatedCalls(SimulatedWorld world, Member via, Duration deadline) {
    private static final Outcome UNHEALTHY = new Outcome.NotNow("etcdserver: unhealthy cluster");

    static boolean isForeignToV2(EtcdCall call) {
        return switch (call) {
            case EtcdCall.Save _, EtcdCall.MoveLeader _, EtcdCall.Promote _ -> true;
            case EtcdCall.Add(_, var learner) -> learner;
            case EtcdCall.Remove _, EtcdCall.Update _ -> false;
        };
    }

    private boolean isStrict() {
        return world.version.generation() == Generation.V3;
    }

    Outcome moveLeader(MemberId to) {
        if (!via.id().equals(world.raft.leader)) {
            return new Outcome.Refused(via.id() + " is not the leader; only the leader moves its lead.");
        }
        if (member(to).filter(Member::voter).isEmpty()) {
            return new Outcome.Refused(to + " is no voter of this cluster.");
        }
        return member(to).filter(world::answers).isPresent()
                ? proposed(new Change.MoveLeader(world.raft.leader, to), "lead moved to " + to)
                : new Outcome.Unknown(SimulatedMishaps.noAnswer(deadline));
    }

    Outcome remove(MemberId id) {
        var member = member(id);
        if (member.isEmpty()) {
            return new Outcome.Refused("member " + id + " is not in the list");
        }
        return isStrict() && member.filter(Member::voter).filter(this::isNeeded).isPresent()
                ? UNHEALTHY
                : proposed(new Change.RemoveMember(id), "removed " + id);
    }

    Outcome add(Url url, boolean learner) {
        if (world.raft.withPeerUrl(url).isPresent()) {
            return new Outcome.Refused("a member with the peer URL " + url + " exists");
        }
        if (learner && world.raft.members.values().stream().anyMatch(Member::learner)) {
            return new Outcome.Refused("there is a learner already");
        }
        var quorum = world.raft.quorum(world::answers);
        return isStrict() && quorum.healthy() < quorum.voters()
                ? UNHEALTHY
                : proposed(learner ? new Change.AddLearner(url) : new Change.AddVoter(url), "added " + url);
    }

    Outcome update(MemberId id, Url url) {
        world.raft.rename(id, url);
        return member(id).isPresent()
                ? proposed(new Change.None(), "updated " + id + " to " + url)
                : new Outcome.Refused("member " + id + " is not in the list");
    }

    Outcome promote(MemberId id) {
        var learner = member(id).filter(Member::learner);
        if (learner.isEmpty()) {
            return new Outcome.Refused("can only promote a learner member");
        }
        return world.answers(learner.get())
                ? proposed(new Change.Promote(learner.get().peerUrls().getFirst()), "promoted " + id)
                : new Outcome.NotNow("the learner is not in sync with the leader");
    }

    private Optional<Member> member(MemberId id) {
        return Optional.ofNullable(world.raft.members.get(id));
    }

    private Outcome proposed(Change change, String words) {
        world.acts.add(change.toString());
        world.propose(change);
        return world.raft.isPending()
                ? new Outcome.Unknown(SimulatedMishaps.noAnswer(deadline))
                : new Outcome.Done(List.of(words));
    }

    /// Without this voter the others would be fewer than a majority.
    private boolean isNeeded(Member voter) {
        var quorum = world.raft.quorum(world::answers);
        var left = new Quorum(quorum.voters() - 1, 0).majority();
        return world.answers(voter) && quorum.healthy() - 1 < left;
    }
}
