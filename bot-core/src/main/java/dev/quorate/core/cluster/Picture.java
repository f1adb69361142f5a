package dev.quorate.core.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a look adds up to. Nothing is planned or run on a picture that is not Clear.
public sealed interface Picture {
    /// One cluster id, one member list behind a linearizable read, one leader.
    record Clear(
            ClusterId id,
            List<Member> members,
            MemberId leader,
            long term,
            long revision,
            List<Alarm> alarms,
            SortedMap<MemberId, Health> health)
            implements Picture {
        public Clear {
            members = List.copyOf(members);
            alarms = List.copyOf(alarms);
            health = new TreeMap<>(health);
        }

        public Optional<Member> member(MemberId memberId) {
            return members.stream()
                    .filter(member -> member.id().equals(memberId))
                    .findFirst();
        }

        public Optional<Member> withPeerUrl(Url peerUrl) {
            return members.stream().filter(member -> member.hasPeerUrl(peerUrl)).findFirst();
        }

        /// As it would be if this member led and nothing else had changed.
        public Clear ledBy(MemberId other) {
            return new Clear(id, members, other, term, revision, alarms, health);
        }

        /// As it would be if this member had left the list and nothing else had changed.
        public Clear without(MemberId gone) {
            var rest = new TreeMap<>(health);
            rest.remove(gone);
            return new Clear(
                    id,
                    members.stream().filter(member -> !member.id().equals(gone)).toList(),
                    leader,
                    term,
                    revision,
                    alarms,
                    rest);
        }

        public List<Member> voters() {
            return members.stream().filter(Member::voter).toList();
        }

        public List<Member> learners() {
            return members.stream().filter(Member::learner).toList();
        }

        public boolean healthy(Member member) {
            return health.get(member.id()) instanceof Healthy;
        }

        public List<Member> healthyVoters() {
            return voters().stream().filter(this::healthy).toList();
        }

        /// What the healthy run, one element for each of them.
        public List<Version> versions() {
            return health.values().stream()
                    .filter(Healthy.class::isInstance)
                    .map(one -> ((Healthy) one).version())
                    .toList();
        }

        /// Whether all of the healthy are of this generation.
        public boolean isAll(Generation generation) {
            return !versions().isEmpty() && versions().stream().allMatch(version -> version.generation() == generation);
        }

        public Quorum quorum() {
            return new Quorum(voters().size(), healthyVoters().size());
        }
    }

    /// No current list of members: quorum is lost as far as we can see. `quorum` counts by the last list
    /// that any endpoint's members imply; `findings` say who answers what.
    record NoQuorum(List<String> findings) implements Picture {}

    /// The endpoints contradict each other or nobody let us look. `reasons` are whole sentences.
    record Blind(List<String> reasons) implements Picture {}

    /// How a member is. Unknown does not exist: what is not proven healthy is down.
    sealed interface Health {}

    record Healthy(Evidence evidence, Version version, long appliedIndex) implements Health {}

    record Down(String why) implements Health {}

    static Picture of(ClusterState state) {
        var answered = state.answered();
        var current = answered.stream()
                .filter(view -> view.reading() instanceof EndpointView.Current)
                .toList();
        var denied = state.endpoints().stream()
                .filter(view ->
                        view instanceof EndpointView.Silent silent && silent.kind() == EndpointView.Silence.DENIED)
                .toList();
        if (!denied.isEmpty()) {
            return new Blind(denied.stream()
                    .map(view -> view.endpoint() + " lets nobody look: " + ((EndpointView.Silent) view).why() + ".")
                    .toList());
        }
        if (answered.isEmpty()) {
            return new NoQuorum(findings(state));
        }
        var conflicts = conflicts(answered, current);
        if (!conflicts.isEmpty()) {
            return new Blind(conflicts);
        }
        return current.isEmpty() ? new NoQuorum(findings(state)) : clear(state, current);
    }

    private static Picture clear(ClusterState state, List<EndpointView.Answered> current) {
        var newest = current.stream()
                .max(Comparator.comparingLong(view -> view.status().term()))
                .orElseThrow();
        var reading = (EndpointView.Current) newest.reading();
        var term = newest.status().term();
        var leader = newest.status().leader();
        var health = new TreeMap<MemberId, Health>();
        reading.members().forEach(member -> health.put(member.id(), health(state, member, leader, term)));
        return new Clear(
                newest.status().clusterId(),
                reading.members(),
                leader,
                term,
                current.stream()
                        .mapToLong(view -> ((EndpointView.Current) view.reading()).revision())
                        .max()
                        .orElse(0),
                reading.alarms(),
                health);
    }

    private static Health health(ClusterState state, Member member, MemberId leader, long term) {
        var view = state.answeringAs(member.id());
        if (view.isEmpty()) {
            return new Down(silence(state, member));
        }
        var status = view.get().status();
        if (status.learner() != member.learner()) {
            return new Down("its own view of its role differs from the cluster's");
        }
        if (!status.errors().isEmpty()) {
            return new Down("it reports " + String.join(", ", status.errors()));
        }
        if (!status.leader().equals(leader) || status.term() != term) {
            return new Down("it follows another leader or term than the others");
        }
        if (member.voter() && view.get().reading() instanceof EndpointView.NotCurrent(var why, _)) {
            return new Down(why);
        }
        return new Healthy(view.get().evidence(), status.version(), status.appliedIndex());
    }

    private static String silence(ClusterState state, Member member) {
        if (!member.started()) {
            return "it has never started";
        }
        return state.endpoints().stream()
                .filter(view -> view instanceof EndpointView.Silent
                        && member.isAt(view.endpoint().address()))
                .map(view -> ((EndpointView.Silent) view).why())
                .findFirst()
                .orElse("none of the configured endpoints answers as this member");
    }

    /// Two endpoints that both read linearizably in the same look may differ while a change is being
    /// applied, so the caller looks again before it believes a conflict; a different cluster id is one at once.
    private static List<String> conflicts(List<EndpointView.Answered> answered, List<EndpointView.Answered> current) {
        var reasons = new ArrayList<String>();
        Set<ClusterId> ids = new HashSet<>();
        answered.forEach(view -> ids.add(view.status().clusterId()));
        if (ids.size() > 1) {
            answered.forEach(view -> reasons.add(
                    view.endpoint() + " belongs to cluster " + view.status().clusterId() + "."));
        }
        var lists = current.stream()
                .map(view -> memberships((EndpointView.Current) view.reading()))
                .distinct()
                .toList();
        if (lists.size() > 1) {
            current.forEach(view -> reasons.add(
                    view.endpoint() + " lists " + memberships((EndpointView.Current) view.reading()) + "."));
        }
        return reasons;
    }

    private static String memberships(EndpointView.Current reading) {
        return String.join(
                ", ",
                reading.members().stream()
                        .map(member ->
                                member.id() + (member.learner() ? " (learner)" : "") + " at " + member.peerUrls())
                        .toList());
    }

    private static List<String> findings(ClusterState state) {
        return state.endpoints().stream()
                .map(view -> switch (view) {
                    case EndpointView.Answered answered ->
                        answered.endpoint() + " answers, but "
                                + (answered.reading() instanceof EndpointView.NotCurrent(var why, _)
                                        ? why
                                        : "reads");
                    case EndpointView.Silent silent -> silent.endpoint() + ": " + silent.why();
                })
                .toList();
    }
}
