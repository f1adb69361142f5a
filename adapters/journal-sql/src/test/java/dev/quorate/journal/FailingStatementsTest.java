package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whichever statement or commit of an append fails, the event is on record with its letters and its seal,
/// or none of them is; and what was acknowledged stays.
final class FailingStatementsTest {
    private static final RunId RUN = new RunId("20261122-021140-7f3a91c2");
    private static final Outgoing LETTER =
            new Outgoing(new Place("slack:C1", "t1"), new Notice.Answered("it happened"));

    @TempDir
    Path directory;

    private final List<RunEvent> events = List.of(
            new EventSamples(7).proposed(),
            new RunEvent.StopAsked("grace"),
            new RunEvent.Resumed("grace"),
            new RunEvent.Recovered("where it stood"));

    private Path empty;

    @BeforeEach
    void make() {
        empty = directory.resolve("empty.db");
        SqliteJournal.open(empty).close();
    }

    @Test
    void every_call_that_fails_leaves_all_of_an_append_or_nothing() throws Exception {
        var calls = story(Integer.MAX_VALUE, false);
        assertThat(calls).isGreaterThan(20);
        for (var fatal = 1; fatal <= calls; fatal++) {
            story(fatal, false);
            story(fatal, true);
        }
    }

    private int story(int fatal, boolean done) throws Exception {
        var file = Files.copy(empty, directory.resolve(fatal + "-" + done + ".db"));
        var acknowledged = new ArrayList<Entry>();
        var database = new FailingDatabase(SqliteFile.forWriting(file), fatal, done);
        try (var pool = SqliteFile.pool(database.source(), false)) {
            var appended = appendAll(file, pool, acknowledged);
            assertThat(appended).as("call %d", fatal).isEqualTo(fatal > database.calls());
        }
        try (var pool = SqliteFile.pool(SqliteFile.forWriting(file), false)) {
            var kept = kept(pool);
            assertThat(kept.size() - acknowledged.size()).as("call %d", fatal).isBetween(0, done ? 1 : 0);
            assertThat(kept.subList(0, acknowledged.size()))
                    .as("call %d", fatal)
                    .isEqualTo(acknowledged);
            assertThat(appendAll(file, pool, new ArrayList<>(kept))).isTrue();
            assertThat(kept(pool)).hasSize(events.size());
        }
        return database.calls();
    }

    /// Whether all went well; the first failure ends it, for nobody goes on behind it.
    private boolean appendAll(Path file, HikariDataSource pool, List<Entry> acknowledged) {
        var jdbi = Jdbi.create(pool);
        var tables = new RunTables(jdbi, new LetterTables(jdbi));
        try {
            while (acknowledged.size() < events.size()) {
                var next = events.get(acknowledged.size());
                acknowledged.add(tables.append(
                        new Entry(RUN, acknowledged.size() + 1, Instant.EPOCH, next), _ -> List.of(LETTER)));
            }
            return true;
        } catch (RuntimeException e) {
            assertThat(SqlFault.of(file, e))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("the disk reports an error");
            return false;
        }
    }

    private static List<Entry> kept(HikariDataSource pool) {
        var jdbi = Jdbi.create(pool);
        var letters = new LetterTables(jdbi);
        var kept = new RunTables(jdbi, letters).entries(RUN);
        assertThat(letters.waiting("slack", 0, 100)).hasSize(kept.size());
        assertThat(new Verifying(new SealTable(jdbi), Optional.empty()).run())
                .isInstanceOfSatisfying(
                        Verification.Whole.class,
                        whole -> assertThat(whole.last().position()).isEqualTo(kept.size()));
        return kept;
    }
}
