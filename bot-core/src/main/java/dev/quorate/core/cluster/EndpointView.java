package dev.quorate.core.cluster;

import java.util.List;

/// What one configured endpoint said, or that it said nothing, when we looked.
public sealed interface EndpointView {
    Url endpoint();

    Evidence evidence();

    /// It answered Status. `reading` says whether it could also read linearizably.
    record Answered(Url endpoint, Evidence evidence, Status status, Reading reading) implements EndpointView {}

    /// It did not answer: refused, timed out, wrong certificate, no permission. `why` is one clause for people.
    record Silent(Url endpoint, Evidence evidence, Silence kind, String why) implements EndpointView {}

    /// Why an endpoint is silent, as far as it decides anything. DENIED means blind, never "no members" (N28).
    enum Silence {
        REFUSED,
        TIMEOUT,
        TLS,
        DENIED,
        OTHER
    }

    /// Maintenance.Status of one member. `leader` is MemberId.NOBODY when it knows none; sizes in bytes.
    record Status(
            ClusterId clusterId,
            MemberId memberId,
            Version version,
            MemberId leader,
            long term,
            long raftIndex,
            long appliedIndex,
            long dbBytes,
            long dbInUseBytes,
            boolean learner,
            List<String> errors) {
        public Status {
            errors = List.copyOf(errors);
        }
    }

    /// What lies behind a linearizable read on the same endpoint.
    sealed interface Reading {}

    /// The read came back, so the member list and the alarms that followed are current as of it.
    record Current(long revision, List<Member> members, List<Alarm> alarms) implements Reading {
        public Current {
            members = members.stream().sorted().toList();
            alarms = alarms.stream().sorted().toList();
        }
    }

    /// The member could not prove that what it knows is current: no quorum behind it, or it is a learner.
    /// `members` is the list as it has it by itself, where it was asked for that; it may be an old one.
    record NotCurrent(String why, List<Member> members) implements Reading {
        public NotCurrent {
            members = members.stream().sorted().toList();
        }

        public NotCurrent(String why) {
            this(why, List.of());
        }
    }
}
