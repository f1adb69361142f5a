package dev.quorate.journal;

import com.zaxxer.hikari.HikariDataSource;
import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Journal;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/// The journal in one file of SQLite, with the outbox and the inbox beside it. One process writes the file;
/// others may read it meanwhile.
///
/// Every refusal is a JournalException whose text is one sentence for a person; its cause is for the log.
public final class SqliteJournal implements Journal, AutoCloseable {
    private final Path file;
    private final HikariDataSource pool;
    private final Optional<SoleWriter> right;
    private final RunTables tables;
    private final LetterTables letters;
    private final DeliveryTable deliveries;
    private final SealTable seals;

    private SqliteJournal(Path file, HikariDataSource pool, Optional<SoleWriter> right) {
        this.file = file;
        this.pool = pool;
        this.right = right;
        var database = Jdbi.create(pool);
        this.letters = new LetterTables(database);
        this.tables = new RunTables(database, letters);
        this.deliveries = new DeliveryTable(database);
        this.seals = new SealTable(database);
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
        new Schema(file, source).migrate();
        var journal = new SqliteJournal(file, SqliteFile.pool(source, false), Optional.of(right));
        try {
            journal.seals.sealOlderRecord();
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
            new Schema(file, source).check();
            return new SqliteJournal(file, SqliteFile.pool(source, true), Optional.empty());
        } catch (IOException | SQLException | RuntimeException e) {
            throw SqlFault.of(file, e);
        }
    }

    @Override
    public Entry append(RunId run, long behind, Instant at, RunEvent event, Letters letters) {
        return written(() -> tables.append(new Entry(run, behind + 1, at, event), letters));
    }

    /// All of it, on the same connection.
    public Store store() {
        return new Store(this, outbox(), inbox(), new StateDisk(StateFiles.directory(file)));
    }

    public Outbox outbox() {
        return new Outbox() {
            @Override
            public void put(Instant at, List<Outgoing> outgoing) {
                changed(() -> letters.put(at, outgoing));
            }

            @Override
            public List<Letter> waiting(String chat, long number, int atMost) {
                return asked(() -> letters.waiting(chat, number, atMost));
            }

            @Override
            public void delivered(String chat, List<Long> numbers, Map<String, String> memos) {
                changed(() -> letters.delivered(chat, numbers, memos));
            }

            @Override
            public Optional<String> memo(String chat, String key) {
                return asked(() -> letters.memo(chat, key));
            }
        };
    }

    public Inbox inbox() {
        return new Inbox() {
            @Override
            public boolean keep(Incoming incoming, Instant at) {
                return written(() -> deliveries.keep(incoming, at));
            }

            @Override
            public void begun(Incoming incoming) {
                changed(() -> deliveries.to("begun", incoming));
            }

            @Override
            public void done(Incoming incoming) {
                changed(() -> deliveries.to("done", incoming));
            }

            @Override
            public List<Left> left(Instant now) {
                return written(() -> deliveries.left(now));
            }
        };
    }

    @Override
    public List<Entry> entries(RunId run) {
        return asked(() -> tables.entries(run));
    }

    @Override
    public List<RunId> runs() {
        return asked(tables::runs);
    }

    @Override
    public List<RunId> open() {
        return asked(tables::open);
    }

    /// Holds the whole record against its hashes, and against a checkpoint that was kept elsewhere.
    public Verification verify(Optional<Checkpoint> witness) {
        return asked(() -> new Verifying(seals, witness).run());
    }

    /// The events of a run as they are stored.
    public List<Sealed> sealed(RunId run) {
        return asked(() -> seals.of(run.value()));
    }

    private void changed(Runnable change) {
        var _ = written(() -> {
            change.run();
            return file;
        });
    }

    private <T> T written(Supplier<T> change) {
        if (right.isEmpty()) {
            throw new JournalException("the journal " + file + " was opened for reading only");
        }
        return asked(change);
    }

    private <T> T asked(Supplier<T> question) {
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
