package dev.quorate.journal;

import dev.quorate.core.run.Checkpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The table `seal` and every statement on it, in the SQL that SQLite and PostgreSQL share.
final class SealTable {
    private static final Logger LOG = LoggerFactory.getLogger(SealTable.class);
    private static final int PAGE = 5_000;

    private final Jdbi database;

    SealTable(Jdbi database) {
        this.database = database;
    }

    /// Within the transaction that wrote the event.
    static Checkpoint seal(Handle transaction, String run, long sequence, String at, String kind, String body) {
        var last = last(transaction);
        var head = Sealed.head(last.position() + 1, last.head(), run, sequence, at, kind, body);
        transaction
                .createUpdate("insert into seal (position, run_id, sequence, head) values (:position, :run, :sequence,"
                        + " :head)")
                .bind("position", last.position() + 1)
                .bind("run", run)
                .bind("sequence", sequence)
                .bind("head", head)
                .execute();
        return new Checkpoint(last.position() + 1, head);
    }

    Checkpoint last() {
        return database.withHandle(SealTable::last);
    }

    private static Checkpoint last(Handle handle) {
        return handle.createQuery("select position, head from seal order by position desc limit 1")
                .map((row, _) -> new Checkpoint(row.getLong("position"), row.getString("head")))
                .findOne()
                .orElse(Checkpoint.EMPTY);
    }

    /// A record from before there were seals gets them once, in the order of its runs. Afterwards an event
    /// without one is a finding and nothing else.
    void sealOlderRecord() {
        database.useTransaction(transaction -> {
            if (last(transaction).position() > 0) {
                return;
            }
            var events =
                    transaction.createQuery("""
                        select e.run_id, e.sequence, e.at, e.kind, e.body from run_event e join run r on r.id = e.run_id
                        order by r.number, e.sequence\
                        """).map((row, _) -> unsealed(row)).list();
            events.forEach(
                    event -> seal(transaction, event.run(), event.sequence(), event.at(), event.kind(), event.body()));
            if (!events.isEmpty()) {
                LOG.info("sealed the {} events of a record from before there were seals", events.size());
            }
        });
    }

    private static Sealed unsealed(ResultSet row) throws SQLException {
        return new Sealed(
                0,
                "",
                row.getString("run_id"),
                row.getLong("sequence"),
                row.getString("at"),
                row.getString("kind"),
                row.getString("body"),
                "");
    }

    List<Sealed> of(String run) {
        return database.withHandle(handle -> handle.createQuery(SELECT + " where s.run_id = :run order by s.position")
                .bind("run", run)
                .map((row, _) -> sealed(row))
                .list());
    }

    /// All of them, page by page, behind this position.
    List<Sealed> behind(long position) {
        return database.withHandle(
                handle -> handle.createQuery(SELECT + " where s.position > :position order by s.position limit :most")
                        .bind("position", position)
                        .bind("most", PAGE)
                        .map((row, _) -> sealed(row))
                        .list());
    }

    /// An event that has no seal, in words.
    Optional<String> unsealed() {
        return database.withHandle(handle -> handle.createQuery("""
            select e.run_id, e.sequence from run_event e
            left join seal s on s.run_id = e.run_id and s.sequence = e.sequence
            where s.position is null order by e.run_id, e.sequence limit 1\
            """)
                .map((row, _) -> "event " + row.getLong("sequence") + " of run " + row.getString("run_id"))
                .findOne());
    }

    /// A run that the list of runs names otherwise than the record does, in words: the list says which runs
    /// there are and in which order, and no hash covers it.
    Optional<String> misplacedRun() {
        return database.withHandle(handle -> {
            var listed = handle.createQuery("""
                select r.id, coalesce(s.position, 0) as position from run r
                left join seal s on s.run_id = r.id and s.sequence = 1 order by r.number\
                """)
                    .map((row, _) -> new Listed(row.getString("id"), row.getLong("position")))
                    .list();
            return misplaced(listed).or(() -> unlisted(handle));
        });
    }

    private record Listed(String run, long begins) {}

    private static Optional<String> misplaced(List<Listed> runs) {
        var last = 0L;
        for (var run : runs) {
            if (run.begins() <= last) {
                return Optional.of("run " + run.run()
                        + (run.begins() == 0 ? " has no proposal." : " stands in another place than it was begun in."));
            }
            last = run.begins();
        }
        return Optional.empty();
    }

    private static Optional<String> unlisted(Handle handle) {
        return handle.createQuery("""
            select s.run_id from seal s left join run r on r.id = s.run_id
            where r.id is null order by s.position limit 1\
            """).mapTo(String.class).findFirst().map(run -> "run " + run + " is not in it.");
    }

    /// The event may be gone, and a seal before it too: then its columns are empty here.
    private static final String SELECT = """
        select s.position, coalesce(p.head, '') as previous, s.run_id, s.sequence, coalesce(e.at, '') as at,
            coalesce(e.kind, '') as kind, coalesce(e.body, '') as body, s.head
        from seal s
        left join seal p on p.position = s.position - 1
        left join run_event e on e.run_id = s.run_id and e.sequence = s.sequence\
        """;

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getLong("position"),
                row.getString("previous"),
                row.getString("run_id"),
                row.getLong("sequence"),
                row.getString("at"),
                row.getString("kind"),
                row.getString("body"),
                row.getString("head"));
    }
}
