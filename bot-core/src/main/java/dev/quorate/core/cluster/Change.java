package dev.quorate.core.cluster;

/// What a step does to the cluster as quorum arithmetic sees it (etcd-operations 3.2).
public sealed interface Change {
    /// Nothing that quorum could feel.
    record None() implements Change {}

    /// The member stops answering; it stays in the list.
    record Stop(MemberId member) implements Change {}

    record RemoveMember(MemberId member) implements Change {}

    record AddLearner(Url peerUrl) implements Change {}

    record AddVoter(Url peerUrl) implements Change {}

    /// The member at this peer URL starts answering.
    record Start(Url peerUrl) implements Change {}

    /// The learner at this peer URL becomes a voter.
    record Promote(Url peerUrl) implements Change {}

    /// The member at this peer URL starts as the only one: everybody else is dropped from its list.
    record StandAlone(Url peerUrl) implements Change {}

    /// Leadership goes from one member to the other: a moment without a leader, no change of voters.
    record MoveLeader(MemberId from, MemberId to) implements Change {}
}
