package dev.quorate.journal;

import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Inbox.Left;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The table of deliveries and every statement on it, in the SQL that SQLite and PostgreSQL share.
final class DeliveryTable {
    private final Jdbi database;

    DeliveryTable(Jdbi database) {
        this.database = database;
    }

    boolean keep(Incoming incoming, Instant at) {
        return database.inTransaction(transaction -> {
            forget(transaction, at);
            return insert(transaction, incoming, at) == 1;
        });
    }

    private static int insert(Handle transaction, Incoming incoming, Instant at) {
        return transaction
                .createUpdate("""
                    insert into delivery (chat, id, number, kept_millis, stage, account_chat, account_id, room,
                        thread, manner, said)
                    values (:chat, :id, (select coalesce(max(number), 0) + 1 from delivery), :at, 'kept',
                        :accountChat, :accountId, :room, :thread, :manner, :said)
                    on conflict (chat, id) do nothing\
                    """)
                .bind("chat", incoming.place().chat())
                .bind("id", incoming.delivery().orElseThrow())
                .bind("at", at.toEpochMilli())
                .bind("accountChat", incoming.account().chat())
                .bind("accountId", incoming.account().id())
                .bind("room", incoming.place().room())
                .bind("thread", incoming.place().thread())
                .bind("manner", incoming.manner().name().toLowerCase(Locale.ROOT))
                .bind("said", incoming.text())
                .execute();
    }

    void to(String stage, Incoming incoming) {
        database.useHandle(
                handle -> handle.createUpdate("update delivery set stage = :stage where chat = :chat and id = :id")
                        .bind("stage", stage)
                        .bind("chat", incoming.place().chat())
                        .bind("id", incoming.delivery().orElseThrow())
                        .execute());
    }

    List<Left> left(Instant now) {
        return database.inTransaction(transaction -> {
            forget(transaction, now);
            return transaction
                    .createQuery("select * from delivery where stage <> 'done' order by number")
                    .map((row, _) -> left(row))
                    .list();
        });
    }

    private static void forget(Handle transaction, Instant now) {
        transaction
                .createUpdate("delete from delivery where kept_millis < :before")
                .bind("before", now.minus(Inbox.REMEMBERED).toEpochMilli())
                .execute();
    }

    private static Left left(ResultSet row) throws SQLException {
        var incoming = new Incoming(
                new People.Account(row.getString("account_chat"), row.getString("account_id")),
                new Place(row.getString("room"), row.getString("thread")),
                row.getString("said"),
                Incoming.Manner.valueOf(row.getString("manner").toUpperCase(Locale.ROOT)),
                Optional.of(row.getString("id")));
        return new Left(incoming, row.getString("stage").equals("begun"));
    }
}
