package dev.quorate.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// A bot that waits to lead. It watches the leader's beat by its own clock, and takes over when the beat has stood
/// still for the time of the leader's lease and the longest call behind it.
public final class Standby implements AutoCloseable {
    private final PostgresqlAddress address;
    private final HikariDataSource pool;
    private final Schema schema;
    private final LeaseTable leases;
    private final String owner;
    private final Tenure tenure;
    private final Ticks ticks;
    private Optional<LeaseTable.Row> seen = Optional.empty();
    private Duration since = Duration.ZERO;

    private Standby(
            PostgresqlAddress address, HikariDataSource pool, Schema schema, String owner, Tenure tenure, Ticks ticks) {
        this.address = address;
        this.pool = pool;
        this.schema = schema;
        this.leases = new LeaseTable(Jdbi.create(pool));
        this.owner = owner;
        this.tenure = tenure;
        this.ticks = ticks;
    }

    /// Makes the tables in an empty database. Refuses one that is not a journal, that a newer Quorate wrote, or
    /// whose server forgets.
    ///
    /// - `owner`: this bot, in words that tell it from the others
    public static Standby at(PostgresqlAddress address, String password, String owner, Tenure tenure, Ticks ticks) {
        return PostgresqlFault.told(address, () -> {
            var pool = PostgresqlServer.pool(address, password, false);
            var schema = Schema.ofPostgresql(address.toString(), pool);
            try {
                PostgresqlServer.refuseForgetful(address, pool);
                schema.open();
                return new Standby(address, pool, schema, owner, tenure, ticks);
            } catch (SQLException | RuntimeException e) {
                pool.close();
                throw PostgresqlFault.of(address, e);
            }
        });
    }

    /// Looks once: the journal if this bot leads from now on. Throws JournalException while the store is away.
    public Optional<PostgresqlJournal> lead() {
        return PostgresqlFault.told(address, () -> {
            var row = leases.read();
            return isOver(row) ? taken(row) : Optional.empty();
        });
    }

    /// Who leads, as of the last look; empty if nobody did.
    public Optional<String> leader() {
        return seen.map(LeaseTable.Row::owner).filter(name -> !name.isEmpty());
    }

    /// Time is counted from behind the look, so that the beat is older than this bot takes it to be.
    private boolean isOver(LeaseTable.Row row) {
        if (!seen.equals(Optional.of(row))) {
            seen = Optional.of(row);
            since = ticks.atLeast();
        }
        var trusted = row.trusted().compareTo(tenure.lease()) > 0 ? row.trusted() : tenure.lease();
        return row.isFree() || ticks.atLeast().minus(since).compareTo(trusted.plus(tenure.longestCall())) > 0;
    }

    private Optional<PostgresqlJournal> taken(LeaseTable.Row row) {
        var began = ticks.atMost();
        if (!leases.take(row, owner, tenure.lease())) {
            return Optional.empty();
        }
        var lease = new Lease(leases, row.epoch() + 1, tenure, ticks, began);
        try {
            schema.migrate();
        } catch (SQLException e) {
            throw PostgresqlFault.of(address, e);
        }
        return Optional.of(new PostgresqlJournal(address, pool, Optional.of(lease)));
    }

    @Override
    public void close() {
        pool.close();
    }
}
