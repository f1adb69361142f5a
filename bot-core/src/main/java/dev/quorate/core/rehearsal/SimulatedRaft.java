package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.LogEnd;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.cluster.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What the members agree on: the list, the leader, the revision. Applies a change when a majority is there
/// and keeps it pending when it is not, as etcd does with a request that a frozen follower has not
/// acknowledged. Guarded by its cluster.
final class SimulatedRaft {
    ClusterId id = new ClusterId(0x181c969f82c4656L);
    final TreeMap<MemberId, Member> members = new TreeMap<>();
    final Set<MemberId> removed = new TreeSet<>();
    final List<Alarm> alarms = new ArrayList<>();
    /// How far the log's index is ahead of the revision.
    private static final long AHEAD = 10;

    private final List<Change> pending = new ArrayList<>();
    private final Map<MemberId, LogEnd> ends = new TreeMap<>();
    MemberId leader = MemberId.NOBODY;
    long term = 2;
    long revision = 41;
    int added;

    /// The fewest healthy voters beyond a majority that there ever were; negative when quorum was lost.
    private int leastSlack = Integer.MAX_VALUE;

    Quorum quorum(Predicate<Member> answers) {
        var voters = members.values().stream().filter(Member::voter).toList();
        return new Quorum(voters.size(), (int) voters.stream().filter(answers).count());
    }

    /// Elects where there is a majority and no leader, and lets pending changes through.
    void settle(Predicate<Member> answers) {
        var quorum = quorum(answers);
        leastSlack = Math.min(leastSlack, quorum.slack());
        if (!quorum.holds()) {
            leader = MemberId.NOBODY;
            return;
        }
        var leads =
                Optional.ofNullable(members.get(leader)).filter(Member::voter).filter(answers);
        if (leads.isEmpty()) {
            leader = members.values().stream()
                    .filter(Member::voter)
                    .filter(answers)
                    .findFirst()
                    .orElseThrow()
                    .id();
            term++;
        }
        var due = List.copyOf(pending);
        pending.clear();
        due.forEach(this::apply);
        members.values().stream().filter(answers).forEach(this::replicate);
    }

    /// Where the member's own log ends: it has what was agreed on while it answered.
    LogEnd end(MemberId member) {
        return ends.getOrDefault(member, new LogEnd(0, 0, 0, 0, false));
    }

    long index() {
        return revision + AHEAD;
    }

    private void replicate(Member member) {
        ends.put(member.id(), new LogEnd(term, index(), index(), term, false));
    }

    void propose(Change change, Predicate<Member> answers) {
        pending.add(change);
        settle(answers);
    }

    boolean isPending() {
        return !pending.isEmpty();
    }

    private void apply(Change change) {
        switch (change) {
            case Change.RemoveMember(var member) -> {
                members.remove(member);
                removed.add(member);
            }
            case Change.AddLearner(var url) -> add(url, true);
            case Change.AddVoter(var url) -> add(url, false);
            case Change.Promote(var url) ->
                withPeerUrl(url)
                        .ifPresent(member -> members.put(
                                member.id(),
                                new Member(member.id(), member.name(), member.peerUrls(), member.clientUrls(), false)));
            case Change.MoveLeader(_, var to) -> {
                leader = to;
                term++;
            }
            case Change.None _, Change.Stop _, Change.Start _, Change.StandAlone _ -> {}
        }
        revision++;
    }

    void add(Url peerUrl, boolean learner) {
        var id = MemberId.parse(Fingerprint.sha256(peerUrl + " " + added++).substring(0, 16))
                .orElseThrow();
        members.put(id, new Member(id, "", List.of(peerUrl), List.of(), learner));
    }

    void rename(MemberId member, Url peerUrl) {
        members.computeIfPresent(
                member, (id, was) -> new Member(id, was.name(), List.of(peerUrl), was.clientUrls(), was.learner()));
    }

    /// It dropped everybody else from its list, and what it never heard of is lost.
    void standAlone(MemberId member) {
        members.keySet().removeIf(id -> !id.equals(member));
        pending.clear();
        revision = Math.max(0, end(member).index() - AHEAD);
        leader = MemberId.NOBODY;
    }

    /// A new cluster of these founders, none of which has started yet.
    void refound(ClusterId cluster, List<Member> founders) {
        id = cluster;
        members.clear();
        founders.forEach(member -> members.put(member.id(), member));
        pending.clear();
        alarms.clear();
        leader = MemberId.NOBODY;
    }

    /// The member has come up and published itself.
    void publish(Member member, String name, Url clientUrl) {
        members.put(
                member.id(), new Member(member.id(), name, member.peerUrls(), List.of(clientUrl), member.learner()));
    }

    Optional<Member> withPeerUrl(Url url) {
        return members.values().stream()
                .filter(member -> member.hasPeerUrl(url))
                .findFirst();
    }

    int leastSlack() {
        return leastSlack;
    }
}
