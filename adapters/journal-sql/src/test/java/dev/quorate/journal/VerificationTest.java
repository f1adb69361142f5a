package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A record in which anything was changed behind our back does not fit its hashes, and says where.
final class VerificationTest {
    private static final RunId FIRST = new RunId("20261122-021140-7f3a91c2");
    private static final RunId SECOND = new RunId("20261122-031140-8e3a91c2");
    private static final int CASES = 2_000;
    private static final int EVENTS = 24;

    @TempDir
    Path directory;

    private Path whole;

    @BeforeEach
    void write() {
        whole = directory.resolve("whole.db");
        try (var journal = SqliteJournal.open(whole)) {
            journal.append(FIRST, 0, Instant.EPOCH, new EventSamples(7).proposed());
            journal.append(SECOND, 0, Instant.EPOCH, new EventSamples(8).proposed());
            for (var at = 1; at < EVENTS / 2; at++) {
                journal.append(FIRST, at, Instant.EPOCH.plusSeconds(at), new RunEvent.StopAsked("grace" + at));
                journal.append(SECOND, at, Instant.EPOCH.plusSeconds(at), new RunEvent.Resumed("linus" + at));
            }
        }
    }

    @Test
    void a_record_that_nobody_touched_is_whole() {
        try (var journal = SqliteJournal.openForReading(whole)) {
            assertThat(journal.verify(Optional.empty())).isEqualTo(new Verification.Whole(end()));
            assertThat(journal.verify(Optional.of(end()))).isEqualTo(new Verification.Whole(end()));
            assertThat(Verification.misfit(journal.sealed(FIRST))).isEmpty();
            assertThat(journal.sealed(FIRST)).hasSize(EVENTS / 2);
        }
    }

    /// Every column of every row, changed at random; rows taken out, doubled elsewhere or exchanged.
    @Test
    void whatever_is_changed_in_a_row_is_found() throws Exception {
        var random = new Random(20_261_123);
        var witness = Optional.of(end());
        var changed = copy();
        opened(changed);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + changed)) {
            var database = Jdbi.create(connection);
            for (var round = 0; round < CASES; round++) {
                var change = Change.any(random);
                assertThat(verifiedWith(change, database, connection, witness))
                        .as("%s, round %d", change, round)
                        .isInstanceOf(Verification.Broken.class);
            }
            assertThat(new Verifying(new SealTable(database), witness).run()).isInstanceOf(Verification.Whole.class);
        }
    }

    /// On one connection, and taken back behind it: thousands of files would take their time to be made and
    /// synced.
    private static Verification verifiedWith(
            Change change, Jdbi database, Connection connection, Optional<Checkpoint> witness) throws SQLException {
        Change.allowAll(database);
        connection.setAutoCommit(false);
        try {
            change.on(database);
            return new Verifying(new SealTable(database), witness).run();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Test
    void the_first_event_that_does_not_fit_is_named() throws Exception {
        var changed = copy();
        new Change("update run_event set body = replace(body, 'grace3', 'grace9') where body like '%grace3%'")
                .in(opened(changed));
        assertThat(verified(changed, Optional.empty()))
                .isEqualTo(new Verification.Broken(
                        "event 4 of run " + FIRST + ", position 7 was changed after it was written."));
    }

    /// Who rewrites the hashes too has a record that fits itself. Only what was said elsewhere tells.
    @Test
    void an_end_that_was_written_anew_with_its_hashes_is_found_by_a_checkpoint() throws Exception {
        var anew = directory.resolve("anew.db");
        try (var journal = SqliteJournal.open(anew)) {
            journal.append(FIRST, 0, Instant.EPOCH, new EventSamples(7).proposed());
            journal.append(SECOND, 0, Instant.EPOCH, new EventSamples(8).proposed());
            for (var at = 1; at < EVENTS / 2; at++) {
                journal.append(FIRST, at, Instant.EPOCH.plusSeconds(at), new RunEvent.StopAsked("mallory"));
                journal.append(SECOND, at, Instant.EPOCH.plusSeconds(at), new RunEvent.Resumed("linus" + at));
            }
        }
        assertThat(verified(anew, Optional.empty())).isInstanceOf(Verification.Whole.class);
        assertThat(verified(anew, Optional.of(end())))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.first()).contains("is not what the checkpoint was taken of"));
    }

    @Test
    void an_older_copy_that_was_put_back_is_found_by_a_checkpoint() throws Exception {
        var older = copy();
        try (var journal = SqliteJournal.open(whole)) {
            journal.append(FIRST, EVENTS / 2, Instant.EPOCH, new RunEvent.StopAsked("ada"));
        }
        var spoken = Checkpoint.of(end().text()).orElseThrow();
        assertThat(verified(whole, Optional.of(spoken))).isInstanceOf(Verification.Whole.class);
        assertThat(verified(older, Optional.of(spoken)))
                .isEqualTo(new Verification.Broken("The record ends at position 24, and the checkpoint was taken at"
                        + " 25: its end was cut off, or an older copy was put back."));
    }

    @Test
    void the_letter_about_an_event_can_name_the_checkpoint_with_that_event_in_it() {
        var said = new AtomicReference<>(Checkpoint.EMPTY);
        try (var journal = SqliteJournal.open(whole)) {
            journal.append(FIRST, EVENTS / 2, Instant.EPOCH, new RunEvent.StopAsked("ada"), end -> {
                said.set(end);
                return List.of();
            });
        }
        assertThat(said.get()).isEqualTo(end());
        assertThat(said.get().position()).isEqualTo(EVENTS + 1);
    }

    @Test
    void a_record_from_before_there_were_seals_gets_them_once() throws Exception {
        var older = copy();
        opened(older).useHandle(handle -> handle.execute("delete from seal"));
        SqliteJournal.open(older).close();
        assertThat(verified(older, Optional.empty()))
                .isInstanceOfSatisfying(
                        Verification.Whole.class,
                        whole -> assertThat(whole.last().position()).isEqualTo(EVENTS));
        opened(older)
                .useHandle(
                        handle -> handle.execute("delete from seal where position = (select max(position) from seal)"));
        SqliteJournal.open(older).close();
        assertThat(verified(older, Optional.empty()))
                .isEqualTo(new Verification.Broken(
                        "event 12 of run " + SECOND + " was put in beside the record: it has no seal."));
    }

    private Checkpoint end() {
        try (var journal = SqliteJournal.openForReading(whole)) {
            return ((Verification.Whole) journal.verify(Optional.empty())).last();
        }
    }

    private static Verification verified(Path file, Optional<Checkpoint> witness) {
        try (var journal = SqliteJournal.openForReading(file)) {
            return journal.verify(witness);
        }
    }

    private Path copy() throws Exception {
        return Files.copy(whole, directory.resolve("changed.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Like somebody with the file in hand: without the triggers.
    private static Jdbi opened(Path file) {
        var database = Jdbi.create("jdbc:sqlite:" + file);
        database.useHandle(handle -> handle.createQuery("select name from sqlite_master where type = 'trigger'")
                .mapTo(String.class)
                .list()
                .forEach(trigger -> handle.execute("drop trigger " + trigger)));
        return database;
    }

    private record Change(List<String> statements) {
        Change(String statement) {
            this(List.of(statement));
        }

        static Change any(Random random) {
            var position = 1 + random.nextInt(EVENTS);
            var other = 1 + (position + random.nextInt(EVENTS - 1)) % EVENTS;
            var event = event(position);
            return switch (random.nextInt(8)) {
                case 0 -> new Change("update run_event set at = at || '1' where " + event);
                case 1 -> new Change("update run_event set kind = 'x' || kind where " + event);
                case 2 -> {
                    var at = random.nextInt(40);
                    yield new Change("update run_event set body = substr(body, 1, " + at + ") || 'x' || substr(body, "
                            + (at + 1 + random.nextInt(2)) + ") where " + event);
                }
                case 3 ->
                    new Change("update seal set head = replace(head, substr(head, 7, 1), 'g') where position = "
                            + position);
                case 4 ->
                    new Change(List.of(
                            "delete from run_event where " + event, "delete from seal where position = " + position));
                case 5 -> new Change("delete from run_event where " + event);
                case 6 ->
                    new Change(List.of(
                            "update seal set position = 0 - position where position = " + position,
                            "update seal set position = " + position + " where position = " + other,
                            "update seal set position = " + other + " where position < 0"));
                default ->
                    new Change(List.of(
                            "insert into run_event select run_id, 1000, at, kind, body from run_event where " + event));
            };
        }

        private static String event(int position) {
            return "(run_id, sequence) = (select run_id, sequence from seal where position = " + position + ")";
        }

        void in(Jdbi database) {
            allowAll(database);
            on(database);
        }

        static void allowAll(Jdbi database) {
            database.useHandle(handle -> {
                handle.execute("pragma foreign_keys = off");
                handle.execute("pragma ignore_check_constraints = on");
            });
        }

        void on(Jdbi database) {
            database.useHandle(handle -> statements.forEach(handle::execute));
        }
    }
}
