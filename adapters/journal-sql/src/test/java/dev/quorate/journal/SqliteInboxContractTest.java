package dev.quorate.journal;

import dev.quorate.contract.InboxContract;
import dev.quorate.core.port.Inbox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The promises of every Inbox, kept by a file.
final class SqliteInboxContractTest extends InboxContract {
    @TempDir
    Path directory;

    private SqliteJournal journal;

    @Override
    protected Inbox inbox() {
        journal = SqliteJournal.open(directory.resolve("journal.db"));
        return journal.inbox();
    }

    @Override
    protected Inbox reopened(Inbox old) {
        journal.close();
        return inbox();
    }

    @AfterEach
    void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
