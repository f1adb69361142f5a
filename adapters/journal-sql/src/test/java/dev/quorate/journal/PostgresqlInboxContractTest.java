package dev.quorate.journal;

import dev.quorate.contract.InboxContract;
import dev.quorate.core.port.Inbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The promises of every Inbox, kept by PostgreSQL.
@ExtendWith(Postgres.Shared.class)
final class PostgresqlInboxContractTest extends InboxContract {
    private LoneBot bot;

    @BeforeEach
    void begin(Postgres postgres) {
        bot = new LoneBot(postgres.database());
    }

    @Override
    protected Inbox inbox() {
        return bot.opened().inbox();
    }

    @Override
    protected Inbox reopened(Inbox old) {
        return bot.opened().inbox();
    }

    @AfterEach
    void close() {
        bot.close();
    }
}
