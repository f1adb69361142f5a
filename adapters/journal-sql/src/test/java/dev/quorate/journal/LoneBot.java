package dev.quorate.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Opens a journal of PostgreSQL as the only bot, anew each time. No time passes for it, so its lease never ends.
final class LoneBot implements AutoCloseable {
    private final PostgresqlAddress address;
    private final Deque<Standby> opened = new ArrayDeque<>();
    private @Nullable PostgresqlJournal journal;

    LoneBot(PostgresqlAddress address) {
        this.address = address;
    }

    PostgresqlJournal opened() {
        if (journal != null) {
            journal.giveBack();
        }
        close();
        var standby = Standby.at(address, Postgres.PASSWORD, "lone bot", Tenure.of(Tenure.LEASE), new SettableTicks());
        opened.push(standby);
        journal = standby.lead().orElseThrow();
        return journal;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
