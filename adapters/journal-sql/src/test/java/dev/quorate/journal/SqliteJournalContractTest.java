package dev.quorate.journal;

import dev.quorate.contract.JournalContract;
import dev.quorate.core.port.Journal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The promises of every Journal, kept by a file.
final class SqliteJournalContractTest extends JournalContract {
    @TempDir
    Path directory;

    private SqliteJournal journal;

    @Override
    protected Journal journal() {
        journal = SqliteJournal.open(directory.resolve("journal.db"));
        return journal;
    }

    @Override
    protected Journal reopened(Journal old) {
        journal.close();
        return journal();
    }

    @AfterEach
    void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
