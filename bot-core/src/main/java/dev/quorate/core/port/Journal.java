package dev.quorate.core.port;

import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.List;

/// The durable record. When `append` returns, the event survives a power cut; when it throws, nothing may be
/// done that stands on it.
public interface Journal {
    /// Appends behind the given sequence (0 for the first event of a run). Somebody else's event in that
    /// place is a JournalException: two walkers on one run must not both go on.
    ///
    /// The letters are in the outbox exactly if the event is on record, so that nothing that happened goes untold
    /// and nothing is told that did not.
    Entry append(RunId run, long behind, Instant at, RunEvent event, Letters letters);

    /// What is written to chats that can be away about an event that has just been put on record.
    interface Letters {
        /// - `sealed`: where the record stands with the event in it; EMPTY in a journal that has no hashes
        List<Outbox.Outgoing> about(Checkpoint sealed);
    }

    /// An event that nobody is written to about.
    default Entry append(RunId run, long behind, Instant at, RunEvent event) {
        return append(run, behind, at, event, _ -> List.of());
    }

    /// The events of a run in order; empty for a run that is not known.
    List<Entry> entries(RunId run);

    /// All runs, newest first.
    List<RunId> runs();

    /// The runs whose last event is not Closed, oldest first.
    List<RunId> open();

    /// The store cannot be written or read, or holds what it should not.
    final class JournalException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public JournalException(String message, Throwable cause) {
            super(message, cause);
        }

        public JournalException(String message) {
            super(message);
        }
    }
}
