package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.run.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed in the middle of an append loses nothing that it was told is written.
final class KilledWriterTest {
    @TempDir
    Path directory;

    @Test
    void every_acknowledged_event_survives_kill_9() throws Exception {
        var file = directory.resolve("journal.db");
        for (int trial = 1; trial <= 3; trial++) {
            var acknowledged = killedAfter(file, 150 * trial);
            try (var journal = SqliteJournal.open(file)) {
                var found = journal.entries(Appender.RUN);
                assertThat((long) found.size()).isBetween(acknowledged, acknowledged + 1);
                assertThat(found)
                        .extracting(Entry::sequence)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, found.size()).boxed().toList());
                assertThat(journal.open()).containsExactly(Appender.RUN);
            }
        }
    }

    @Test
    void the_record_of_a_killed_bot_is_read_before_it_starts_again() throws Exception {
        var file = directory.resolve("journal.db");
        var acknowledged = killedAfter(file, 20);
        try (var reader = SqliteJournal.openForReading(file)) {
            assertThat(reader.entries(Appender.RUN)).hasSizeGreaterThanOrEqualTo((int) acknowledged);
        }
    }

    @Test
    void the_native_library_of_a_killed_bot_is_cleared_away() throws Exception {
        var left = Files.createDirectories(directory.resolve("native")).resolve("sqlite-3.1-dead-libsqlitejdbc.so");
        Files.writeString(left, "a megabyte");
        SqliteJournal.open(directory.resolve("journal.db")).close();
        assertThat(left).doesNotExist();
    }

    private static long killedAfter(Path file, int appends) throws IOException {
        try (var appender = Appender.on(file)) {
            appender.hears(appends);
            return appender.killed();
        }
    }
}
