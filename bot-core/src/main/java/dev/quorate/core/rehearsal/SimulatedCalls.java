package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Answers membership calls as etcd 3.4 with its strict reconfiguration check does.
record SimulatedCalls(SimulatedRaft raft, Predicate<Member> answers) {
    Outcome make(EtcdCall call, Consumer<String> act, Consumer<String> save) {
        return switch (call) {
            case EtcdCall.Save(var file) -> {
                save.accept(file);
                yield done("saved " + file);
            }
            case EtcdCall.MoveLeader(var to) ->
                proposed(new Change.MoveLeader(raft.leader, to), "lead moved to " + to, act);
            case EtcdCall.Remove(var id) -> {
                var member = raft.members.get(id);
                if (member == null) {
                    yield new Outcome.Refused("member " + id + " is not in the list");
                }
                yield member.voter() && !leavesMajority(member)
                        ? new Outcome.NotNow("etcdserver: unhealthy cluster")
                        : proposed(new Change.RemoveMember(id), "removed " + id, act);
            }
            case EtcdCall.Add(var url, var learner) -> {
                if (raft.withPeerUrl(url).isPresent()) {
                    yield new Outcome.Refused("a member with the peer URL " + url + " exists");
                }
                if (learner && raft.members.values().stream().anyMatch(Member::learner)) {
                    yield new Outcome.Refused("there is a learner already");
                }
                if (raft.quorum(answers).healthy() < raft.quorum(answers).voters()) {
                    yield new Outcome.NotNow("etcdserver: unhealthy cluster");
                }
                yield proposed(learner ? new Change.AddLearner(url) : new Change.AddVoter(url), "added " + url, act);
            }
            case EtcdCall.Update(var id, var url) ->
                raft.members.containsKey(id)
                        ? proposed(new Change.None(), "updated " + id + " to " + url, act)
                        : new Outcome.Refused("member " + id + " is not in the list");
            case EtcdCall.Promote(var id) -> {
                var member = raft.members.get(id);
                if (member == null || member.voter()) {
                    yield new Outcome.Refused("can only promote a learner member");
                }
                yield answers.test(member)
                        ? proposed(new Change.Promote(member.peerUrls().getFirst()), "promoted " + id, act)
                        : new Outcome.NotNow("the learner is not in sync with the leader");
            }
        };
    }

    private Outcome proposed(Change change, String words, Consumer<String> act) {
        act.accept(change.toString());
        raft.propose(change, answers);
        return raft.isPending() ? new Outcome.Unknown("no answer within the deadline") : done(words);
    }

    private boolean leavesMajority(Member member) {
        var quorum = raft.quorum(answers);
        var left = new dev.quorate.core.cluster.Quorum(quorum.voters() - 1, 0).majority();
        return !answers.test(member) || quorum.healthy() - 1 >= left;
    }

    private static Outcome done(String note) {
        return new Outcome.Done(List.of(note));
    }
}
