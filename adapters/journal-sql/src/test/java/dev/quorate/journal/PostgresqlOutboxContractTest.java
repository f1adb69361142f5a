package dev.quorate.journal;

import dev.quorate.contract.OutboxContract;
import dev.quorate.core.port.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The promises of every Outbox, kept by PostgreSQL.
@ExtendWith(Postgres.Shared.class)
final class PostgresqlOutboxContractTest extends OutboxContract {
    private LoneBot bot;

    @BeforeEach
    void begin(Postgres postgres) {
        bot = new LoneBot(postgres.database());
    }

    @Override
    protected Store store() {
        return bot.opened().store();
    }

    @Override
    protected Store reopened(Store old) {
        return bot.opened().store();
    }

    @AfterEach
    void close() {
        bot.close();
    }
}
