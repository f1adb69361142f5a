package dev.quorate.journal;

import dev.quorate.contract.JournalContract;
import dev.quorate.core.port.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The promises of every Journal, kept by PostgreSQL.
@ExtendWith(Postgres.Shared.class)
final class PostgresqlJournalContractTest extends JournalContract {
    private LoneBot bot;

    @BeforeEach
    void begin(Postgres postgres) {
        bot = new LoneBot(postgres.database());
    }

    @Override
    protected Journal journal() {
        return bot.opened();
    }

    @Override
    protected Journal reopened(Journal old) {
        return bot.opened();
    }

    @AfterEach
    void close() {
        bot.close();
    }
}
