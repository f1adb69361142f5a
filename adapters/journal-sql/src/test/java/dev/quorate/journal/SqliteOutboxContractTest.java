package dev.quorate.journal;

import dev.quorate.contract.OutboxContract;
import dev.quorate.core.port.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The promises of every Outbox, kept by a file.
final class SqliteOutboxContractTest extends OutboxContract {
    @TempDir
    Path directory;

    private SqliteJournal journal;

    @Override
    protected Store store() {
        journal = SqliteJournal.open(directory.resolve("journal.db"));
        return journal.store();
    }

    @Override
    protected Store reopened(Store old) {
        journal.close();
        return store();
    }

    @AfterEach
    void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
