package dev.quorate.core.run;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.plan.Refusal;
import java.time.Duration;
import java.util.List;

/// What happened to one request and its run, in order. The journal of these is the state; nothing else is kept.
public sealed interface RunEvent {
    /// A plan was posted and waits for votes. `place` is where it was asked for; `mirrors` are where it is shown
    /// besides, at most one in each other chat: decided once, so that no restart and no edit of the
    /// configuration moves a run to another room.
    record Proposed(Request request, Place place, List<Place> mirrors) implements RunEvent {
        public Proposed {
            mirrors = List.copyOf(mirrors);
        }

        /// In one chat only.
        public Proposed(Request request, Place place) {
            this(request, place, List.of());
        }
    }

    record Voted(Vote vote) implements RunEvent {}

    /// A vote that did not count. `person` is empty for an account that nobody is known by.
    record VoteRefused(String person, String account, Refusal refusal) implements RunEvent {}

    /// The last vote that was needed is in; from here on the cluster is taken.
    record Permitted(List<String> by) implements RunEvent {
        public Permitted {
            by = List.copyOf(by);
        }
    }

    /// Written and synced before the act.
    record Intended(Mark mark) implements RunEvent {}

    /// The act was answered with success. `notes` are what it said, for people.
    record Acted(Mark mark, List<String> notes) implements RunEvent {
        public Acted {
            notes = List.copyOf(notes);
        }
    }

    /// A definite "not now": nothing was changed, it is tried again after `pause`.
    record Deferred(Mark mark, String why, Duration pause) implements RunEvent {}

    /// The act's outcome is not known; we look until it is.
    record Unknown(Mark mark, String why) implements RunEvent {}

    /// We looked: what was intended has not happened and will not. The step may be begun anew.
    record NotDone(Mark mark, String proof) implements RunEvent {}

    /// The step is proven. `seen` is the state that the next step starts from; `already` when nothing had to
    /// be done.
    record Verified(Mark mark, String proof, Evidence evidence, Fingerprint seen, Quorum quorum, boolean already)
            implements RunEvent {}

    /// A definite no, or a proof that did not come in time. `acted` tells whether the act had been answered
    /// with success.
    record Failed(Mark mark, String why, boolean acted) implements RunEvent {}

    /// The run cannot go on without a person. `choices` are what they may type.
    record NeedsPerson(String why, List<String> choices) implements RunEvent {
        public NeedsPerson {
            choices = List.copyOf(choices);
        }
    }

    /// Lines of a host's journal, heard while a step waited on them; redacted and harmless already.
    record Heard(Mark mark, Address host, List<String> lines) implements RunEvent {
        public Heard {
            lines = List.copyOf(lines);
        }
    }

    record StopAsked(String person) implements RunEvent {}

    /// Between two steps, on request. `left` says what state that leaves.
    record Stopped(String left) implements RunEvent {}

    record Resumed(String person) implements RunEvent {}

    record RetryAsked(String person) implements RunEvent {}

    record AbortAsked(String person) implements RunEvent {}

    /// The bot went down in good order between two steps.
    record Parked(String left) implements RunEvent {}

    /// The bot came back and found the run open. `where` says where it stood.
    record Recovered(String where) implements RunEvent {}

    /// The end. `state` is one that is over; `summary` is for people.
    record Closed(RunState state, String summary) implements RunEvent {}
}
