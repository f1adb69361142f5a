package dev.quorate.journal;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The table `lease` and every statement on it. No time is in it: clocks of several machines do not agree.
final class LeaseTable {
    /// - `owner`: empty when nobody leads
    /// - `trusted`: for how long the owner leads on without another beat
    record Row(String owner, long epoch, long beat, Duration trusted) {
        boolean isFree() {
            return owner.isEmpty();
        }
    }

    private final Jdbi database;

    LeaseTable(Jdbi database) {
        this.database = database;
    }

    Row read() {
        return database.withHandle(handle -> handle.createQuery(
                        "select owner, epoch, beat, millis from lease where name = 'bot'")
                .map((row, _) -> new Row(
                        row.getString("owner"),
                        row.getLong("epoch"),
                        row.getLong("beat"),
                        Duration.ofMillis(row.getLong("millis"))))
                .one());
    }

    /// True if the row was still as it was seen: then it is the new owner's, with the next epoch.
    boolean take(Row seen, String owner, Duration lease) {
        return database.withHandle(handle -> handle.createUpdate("""
            update lease set owner = :owner, epoch = epoch + 1, beat = beat + 1, millis = :millis
            where name = 'bot' and epoch = :epoch and beat = :beat and owner = :seen\
            """)
                        .bind("owner", owner)
                        .bind("millis", lease.toMillis())
                        .bind("epoch", seen.epoch())
                        .bind("beat", seen.beat())
                        .bind("seen", seen.owner())
                        .execute()
                == 1);
    }

    /// False if another owner has come since.
    boolean beat(long epoch) {
        return changed("update lease set beat = beat + 1 where name = 'bot' and epoch = :epoch", epoch);
    }

    /// Whoever waits for it may have it at once.
    boolean giveBack(long epoch) {
        return changed("update lease set owner = '', beat = beat + 1 where name = 'bot' and epoch = :epoch", epoch);
    }

    private boolean changed(String statement, long epoch) {
        return database.withHandle(
                handle -> handle.createUpdate(statement).bind("epoch", epoch).execute() == 1);
    }

    /// Within the transaction of a write, which holds the row until it is committed: no other owner comes in
    /// between, and the writes of one bot stand in a row.
    static boolean isHeld(Handle transaction, long epoch) {
        return transaction
                .createQuery("select epoch from lease where name = 'bot' and owner <> '' for update")
                .mapTo(Long.class)
                .findOne()
                .filter(held -> held == epoch)
                .isPresent();
    }
}
