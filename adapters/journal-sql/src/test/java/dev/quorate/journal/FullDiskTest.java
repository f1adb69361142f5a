package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk without space: a page limit on the one connection makes SQLite answer as it does then.
final class FullDiskTest {
    private static final RunId RUN = new RunId("20261122-021140-7f3a91c2");
    private static final RunEvent LONG = new RunEvent.Recovered("where it stood ".repeat(1000));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void begin() {
        file = directory.resolve("journal.db");
        try (var journal = SqliteJournal.open(file)) {
            journal.append(RUN, 0, Instant.EPOCH, new EventSamples(1).proposed());
        }
    }

    @Test
    void a_full_disk_refuses_the_event_and_keeps_the_earlier_ones() throws Exception {
        try (var pool = SqliteFile.pool(SqliteFile.forWriting(file), false)) {
            var database = Jdbi.create(pool);
            var tables = new RunTables(database, new LetterTables(database));
            allowPages(pool, 30);
            assertThatThrownBy(() -> appendUntilFull(tables))
                    .satisfies(fault -> assertThat(SqlFault.of(file, (Exception) fault))
                            .hasMessage("the journal " + file + " cannot be written: the disk is full"));
            var kept = tables.entries(RUN);
            assertThat(kept).hasSizeGreaterThan(1);
            allowPages(pool, 3000);
            assertThat(tables.append(new Entry(RUN, kept.size() + 1, Instant.EPOCH, LONG), _ -> List.of())
                            .sequence())
                    .isEqualTo(kept.size() + 1);
        }
    }

    private static void appendUntilFull(RunTables tables) {
        for (int sequence = 2; sequence < 1000; sequence++) {
            tables.append(new Entry(RUN, sequence, Instant.EPOCH, LONG), _ -> List.of());
        }
    }

    private static void allowPages(HikariDataSource pool, int pages) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("pragma max_page_count = " + pages);
        }
    }
}
