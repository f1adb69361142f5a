package dev.quorate.journal;

import com.zaxxer.hikari.HikariDataSource;
import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/// The journal in one file of SQLite. One process writes the file; others may read it meanwhile.
public final class SqliteJournal implements SqlJournal {
    private final Path file;
    private final HikariDataSource pool;
    private final Optional<SoleWriter> right;
    private final RecordTables tables;
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    private SqliteJournal(Path file, HikariDataSource pool, Optional<SoleWriter> right) {
        this.file = file;
        this.pool = pool;
        this.right = right;
        this.tables = new RecordTables(Jdbi.create(pool), door());
    }

    /// For the bot. Makes the file (0600) and its directory (0700) where they are missing, and brings an
    /// older schema up to date. Refuses a file that another process writes, that is damaged, or that is not
    /// a journal.
    public static SqliteJournal open(Path file) {
        try {
            StateFiles.makeDirectory(StateFiles.directory(file));
            var right = SoleWriter.of(file);
            try {
                return openAlone(file, right);
            } catch (IOException | SQLException | RuntimeException e) {
                right.close();
                throw e;
            }
        } catch (IOException | SQLException | RuntimeException e) {
            throw SqlFault.of(file, e);
        }
    }

    private static SqliteJournal openAlone(Path file, SoleWriter right) throws IOException, SQLException {
        StateFiles.makeJournal(file);
        var source = SqliteFile.forWriting(file);
        SqliteFile.refuseDamaged(file, source);
        Schema.ofSqlite(file, source).migrate();
        var journal = new SqliteJournal(file, SqliteFile.pool(source, false), Optional.of(right));
        try {
            journal.tables.sealOlderRecord();
        } catch (RuntimeException e) {
            journal.pool.close();
            throw e;
        }
        return journal;
    }

    /// For records of past runs, also while a bot writes the file: changes nothing and takes no lock, so
    /// `append` is refused.
    public static SqliteJournal openForReading(Path file) {
        try {
            var source = SqliteFile.forReading(file);
            Schema.ofSqlite(file, source).check();
            return new SqliteJournal(file, SqliteFile.pool(source, true), Optional.empty());
        } catch (IOException | SQLException | RuntimeException e) {
            throw SqlFault.of(file, e);
        }
    }

    @Override
    public Entry append(RunId run, long behind, Instant at, RunEvent event, Letters letters) {
        return tables.append(run, behind, at, event, letters);
    }

    @Override
    public List<Entry> entries(RunId run) {
        return tables.entries(run);
    }

    @Override
    public List<RunId> runs() {
        return tables.runs();
    }

    @Override
    public List<RunId> open() {
        return tables.open();
    }

    @Override
    public Store store() {
        return new Store(this, outbox(), inbox(), new StateDisk(StateFiles.directory(file)));
    }

    @Override
    public Outbox outbox() {
        return tables.outbox();
    }

    @Override
    public Inbox inbox() {
        return tables.inbox();
    }

    @Override
    public Verification verify(Optional<Checkpoint> witness) {
        return tables.verify(witness);
    }

    @Override
    public List<Sealed> sealed(RunId run) {
        return tables.sealed(run);
    }

    /// Returns when the disk did not take a write: the reason. Nothing is written any more, for only somebody who
    /// opens the file anew sees what the disk has.
    public String awaitFailure() throws InterruptedException {
        try {
            return failure.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T watched(Supplier<T> change) {
        try {
            return change.get();
        } catch (JournalException e) {
            if (SqlFault.isOfTheDisk(e)) {
                failure.complete(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private Door door() {
        return new Door() {
            @Override
            public <T> T asked(Supplier<T> question) {
                if (pool.isClosed()) {
                    throw new JournalException("the journal " + file + " is closed");
                }
                try {
                    return question.get();
                } catch (RuntimeException e) {
                    throw SqlFault.of(file, e);
                }
            }

            @Override
            public <T> T written(Supplier<T> change) {
                if (right.isEmpty()) {
                    throw new JournalException("the journal " + file + " was opened for reading only");
                }
                if (failure.isDone()) {
                    throw new JournalException(
                            failure.join() + "; until the bot has been started anew nothing is written");
                }
                return watched(() -> asked(change));
            }
        };
    }

    @Override
    public void close() {
        pool.close();
        right.ifPresent(lock -> {
            try {
                lock.close();
            } catch (IOException e) {
                throw SqlFault.of(file, e);
            }
        });
    }
}
