package dev.quorate.journal;

import dev.quorate.core.approval.Request;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The tables `run` and `run_event` and every statement on them, in the SQL that SQLite and PostgreSQL share.
/// Whatever the database complains of comes out as its own exception; who opened it knows what that means.
final class RunTables {
    private final Jdbi database;
    private final LetterTables letters;
    private final EventCodec codec = new EventCodec();

    RunTables(Jdbi database, LetterTables letters) {
        this.database = database;
        this.letters = letters;
    }

    /// The event and the letters about it, or neither.
    Entry append(Entry entry, Journal.Letters about) {
        var body = codec.write(entry.run(), entry.sequence(), entry.event());
        database.useTransaction(transaction -> {
            refuseUnlessNext(transaction, entry);
            if (entry.event() instanceof RunEvent.Proposed(var request, var place, _)) {
                refuseUnlessFirst(entry);
                insertRun(transaction, entry.run(), request, place);
            } else if (entry.sequence() == 1) {
                throw refused(entry, "a run begins with its proposal");
            }
            insertEvent(transaction, entry, body);
            var sealed = SealTable.seal(
                    transaction,
                    entry.run().value(),
                    entry.sequence(),
                    entry.at().toString(),
                    CoreShapes.kind(entry.event().getClass()),
                    body);
            letters.insert(transaction, entry.at(), about.about(sealed));
        });
        return entry;
    }

    private static void refuseUnlessNext(Handle transaction, Entry entry) {
        var last = transaction
                .createQuery("select coalesce(max(sequence), 0) from run_event where run_id = :run")
                .bind("run", entry.run().value())
                .mapTo(Long.class)
                .one();
        if (last != entry.sequence() - 1) {
            throw new JournalException(EventCodec.where(entry.run(), entry.sequence()) + " was to stand behind "
                    + (entry.sequence() - 1) + ", but the last one written is " + last
                    + ": somebody else walks this run");
        }
    }

    private static void refuseUnlessFirst(Entry entry) {
        if (entry.sequence() != 1) {
            throw refused(entry, "a run is proposed once");
        }
    }

    private static JournalException refused(Entry entry, String why) {
        return new JournalException(EventCodec.where(entry.run(), entry.sequence()) + " cannot be `"
                + CoreShapes.kind(entry.event().getClass()) + "`: " + why);
    }

    private static void insertRun(Handle transaction, RunId run, Request request, Place place) {
        transaction
                .createUpdate("""
                    insert into run (id, number, cluster, place_room, place_thread, digest)
                    select :id, coalesce(max(number), 0) + 1, :cluster, :room, :thread, :digest from run\
                    """)
                .bind("id", run.value())
                .bind("cluster", request.plan().ask().cluster().value())
                .bind("room", place.room())
                .bind("thread", place.thread())
                .bind("digest", request.plan().digest().hex())
                .execute();
    }

    private static void insertEvent(Handle transaction, Entry entry, String body) {
        transaction
                .createUpdate("""
                    insert into run_event (run_id, sequence, at, kind, body)
                    values (:run, :sequence, :at, :kind, :body)\
                    """)
                .bind("run", entry.run().value())
                .bind("sequence", entry.sequence())
                .bind("at", entry.at().toString())
                .bind("kind", CoreShapes.kind(entry.event().getClass()))
                .bind("body", body)
                .execute();
    }

    List<Entry> entries(RunId run) {
        var rows = database.withHandle(handle -> handle.createQuery("""
            select e.sequence, e.at, e.kind, e.body, r.digest
            from run_event e join run r on r.id = e.run_id
            where e.run_id = :run order by e.sequence\
            """)
                .bind("run", run.value())
                .map((row, _) -> new StoredEvent(
                        run,
                        row.getLong("sequence"),
                        row.getString("at"),
                        row.getString("kind"),
                        row.getString("body"),
                        row.getString("digest")))
                .list());
        var entries = new ArrayList<Entry>();
        for (var row : rows) {
            entries.add(row.entry(entries.size() + 1, codec));
        }
        return List.copyOf(entries);
    }

    List<RunId> runs() {
        return ids("select id from run order by number desc");
    }

    List<RunId> open() {
        return ids("""
            select r.id from run r join run_event e on e.run_id = r.id
            where e.sequence = (select max(sequence) from run_event where run_id = r.id) and e.kind <> 'closed'
            order by r.number\
            """);
    }

    private List<RunId> ids(String query) {
        return database.withHandle(handle ->
                handle.createQuery(query).mapTo(String.class).map(RunId::new).list());
    }
}
