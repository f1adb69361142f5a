package dev.quorate.journal;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/// The journal in a database of PostgreSQL, which several bots share. The one that leads writes; each of its writes
/// names its epoch in the same transaction. A leader that gets no answer to a question or a write leads no more:
/// nobody knows then what became of it, and the next leader looks.
public final class PostgresqlJournal implements SqlJournal {
    private final PostgresqlAddress address;
    private final HikariDataSource pool;
    private final Jdbi database;
    private final Optional<Lease> lease;
    private final RecordTables tables;

    PostgresqlJournal(PostgresqlAddress address, HikariDataSource pool, Optional<Lease> lease) {
        this.address = address;
        this.pool = pool;
        this.lease = lease;
        this.database = NoZeros.in(Jdbi.create(pool));
        this.tables = new RecordTables(database, door());
    }

    /// For records of past runs, also while bots write: changes nothing, so `append` is refused.
    public static PostgresqlJournal openForReading(PostgresqlAddress address, String password) {
        return PostgresqlFault.told(address, () -> {
            var pool = PostgresqlServer.pool(address, password, true);
            try {
                Schema.ofPostgresql(address.toString(), pool).check();
                return new PostgresqlJournal(address, pool, Optional.empty());
            } catch (SQLException | RuntimeException e) {
                pool.close();
                throw PostgresqlFault.of(address, e);
            }
        });
    }

    /// By which this bot leads.
    public Lease lease() {
        return lease.orElseThrow(() -> onlyReading());
    }

    /// For a bot that has nothing under way any more: another may lead at once.
    public void giveBack() {
        PostgresqlFault.told(address, lease()::giveBack);
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

    private Door door() {
        return new Door() {
            @Override
            public <T> T asked(Supplier<T> question) {
                if (pool.isClosed()) {
                    throw new JournalException("the journal " + address + " is closed");
                }
                try {
                    return question.get();
                } catch (RuntimeException e) {
                    throw failed(e);
                }
            }

            @Override
            public <T> T written(Supplier<T> change) {
                var held = lease.orElseThrow(() -> onlyReading());
                held.refuseIfLost(address);
                return asked(() -> database.inTransaction(transaction -> {
                    if (!LeaseTable.isHeld(transaction, held.epoch())) {
                        held.lose("another bot leads");
                        throw held.refused(address);
                    }
                    return change.get();
                }));
            }
        };
    }

    private RuntimeException failed(RuntimeException fault) {
        var told = PostgresqlFault.of(address, fault);
        if (!PostgresqlFault.isAnswer(fault) && told instanceof JournalException) {
            lease.ifPresent(held -> held.lose(String.valueOf(told.getMessage())));
            // A server that went away took every connection with it; the next question is to get a new one.
            Optional.ofNullable(pool.getHikariPoolMXBean()).ifPresent(HikariPoolMXBean::softEvictConnections);
        }
        return told;
    }

    private JournalException onlyReading() {
        return new JournalException("the journal " + address + " was opened for reading only");
    }

    /// Leads no more. Without `giveBack` before it, the next bot waits until the lease has run out.
    @Override
    public void close() {
        lease.ifPresentOrElse(held -> held.lose("the journal was closed"), pool::close);
    }
}
