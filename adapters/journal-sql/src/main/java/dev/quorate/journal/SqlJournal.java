package dev.quorate.journal;

import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.RunId;
import java.util.List;
import java.util.Optional;

/// The journal in a database, with the outbox and the inbox beside it.
///
/// Every refusal is a JournalException whose text is one sentence for a person; its cause is for the log.
public sealed interface SqlJournal extends Journal, AutoCloseable permits SqliteJournal, PostgresqlJournal {
    Outbox outbox();

    Inbox inbox();

    /// All three, on the same database; of a disk only what this machine can tell of it.
    default Store store() {
        return new Store(this, outbox(), inbox());
    }

    /// Holds the whole record against its hashes, and against a checkpoint that was kept elsewhere.
    Verification verify(Optional<Checkpoint> witness);

    /// The events of a run as they are stored.
    List<Sealed> sealed(RunId run);

    @Override
    void close();
}
