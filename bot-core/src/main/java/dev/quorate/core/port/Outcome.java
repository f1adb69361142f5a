package dev.quorate.core.port;

import java.util.List;

/// What came of one mutating call that was made exactly once.
public sealed interface Outcome {
    /// The other side said yes. `notes` are what it said, for people.
    record Done(List<String> notes) implements Outcome {
        public Done {
            notes = List.copyOf(notes);
        }
    }

    /// A definite no: nothing was changed. `why` is one sentence with what to do about it.
    record Refused(String why) implements Outcome {}

    /// A definite no that passes by itself (`unhealthy cluster` in the first seconds after a reconnect, a
    /// learner that is not in sync yet): nothing was changed, and the same call may be made again later.
    record NotNow(String why) implements Outcome {}

    /// Nobody knows whether it happened: a deadline, a broken connection, a leader lost. Never to be taken
    /// for a no.
    record Unknown(String why) implements Outcome {}
}
