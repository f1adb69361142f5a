package dev.quorate.journal;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.run.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The tables of letters and memos and every statement on them, in the SQL that SQLite and PostgreSQL share.
final class LetterTables {
    private final Jdbi database;
    private final StrictJson<Notice> json = new StrictJson<>(Notice.class, "the notice");

    LetterTables(Jdbi database) {
        this.database = database;
    }

    void put(Instant at, List<Outgoing> outgoing) {
        database.useTransaction(transaction -> insert(transaction, at, outgoing));
    }

    /// Within somebody's transaction. The row of the count is the lock that keeps numbers in order.
    void insert(Handle transaction, Instant at, List<Outgoing> outgoing) {
        if (outgoing.isEmpty()) {
            return;
        }
        var number = taken(transaction, outgoing.size());
        var rows = transaction.prepareBatch("""
            insert into letter (chat, number, at, room, thread, body)
            values (:chat, :number, :at, :room, :thread, :body)\
            """);
        for (var one : outgoing) {
            number++;
            rows.bind("chat", one.place().chat())
                    .bind("number", number)
                    .bind("at", at.toString())
                    .bind("room", one.place().room())
                    .bind("thread", one.place().thread())
                    .bind("body", json.write(where(number), one.notice()))
                    .add();
        }
        rows.execute();
    }

    /// So many new numbers; the one before the first of them.
    private static long taken(Handle transaction, int count) {
        transaction
                .createUpdate("update letter_count set last = last + :count where id = 1")
                .bind("count", count)
                .execute();
        return transaction
                        .createQuery("select last from letter_count where id = 1")
                        .mapTo(Long.class)
                        .one()
                - count;
    }

    List<Letter> waiting(String chat, long number, int atMost) {
        return database.withHandle(handle -> handle.createQuery("""
            select number, at, room, thread, body from letter
            where chat = :chat and number > :number order by number limit :most\
            """)
                .bind("chat", chat)
                .bind("number", number)
                .bind("most", atMost)
                .map((row, _) -> letter(row))
                .list());
    }

    private Letter letter(ResultSet row) throws SQLException {
        var number = row.getLong("number");
        var notice = json.read(where(number), row.getString("body"));
        var place = new Place(row.getString("room"), row.getString("thread"));
        return new Letter(number, time(number, row.getString("at")), new Outgoing(place, notice));
    }

    void delivered(String chat, List<Long> numbers, Map<String, String> memos) {
        database.useTransaction(transaction -> {
            if (!numbers.isEmpty()) {
                var rows = transaction.prepareBatch("delete from letter where chat = :chat and number = :number");
                numbers.forEach(
                        number -> rows.bind("chat", chat).bind("number", number).add());
                rows.execute();
            }
            memos.forEach((name, word) -> remember(transaction, chat, name, word));
        });
    }

    private static void remember(Handle transaction, String chat, String name, String word) {
        transaction
                .createUpdate("""
                    insert into memo (chat, name, word) values (:chat, :name, :word)
                    on conflict (chat, name) do update set word = excluded.word\
                    """)
                .bind("chat", chat)
                .bind("name", name)
                .bind("word", word)
                .execute();
    }

    Optional<String> memo(String chat, String name) {
        return database.withHandle(
                handle -> handle.createQuery("select word from memo where chat = :chat and name = :name")
                        .bind("chat", chat)
                        .bind("name", name)
                        .mapTo(String.class)
                        .findOne());
    }

    private static String where(long number) {
        return "letter " + number;
    }

    private static Instant time(long number, String at) {
        try {
            return Instant.parse(at);
        } catch (DateTimeException e) {
            throw new JournalException(where(number) + " cannot be believed: the field at does not hold a time", e);
        }
    }
}
