package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.RunEvent;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quorate record` reads while the bot writes, and changes nothing.
final class ReadingTest {
    @TempDir
    Path directory;

    @Test
    void a_reader_sees_what_a_running_bot_writes() throws Exception {
        var file = directory.resolve("journal.db");
        try (var bot = Appender.on(file)) {
            bot.hears(10);
            try (var reader = SqliteJournal.openForReading(file)) {
                var before = reader.entries(Appender.RUN).size();
                bot.hears(before + 10);
                assertThat(before).isGreaterThanOrEqualTo(10);
                assertThat(reader.entries(Appender.RUN)).hasSizeGreaterThan(before);
                assertThat(reader.open()).containsExactly(Appender.RUN);
            }
        }
    }

    @Test
    void a_reader_cannot_write() {
        var file = directory.resolve("journal.db");
        try (var bot = SqliteJournal.open(file);
                var reader = SqliteJournal.openForReading(file)) {
            bot.append(Appender.RUN, 0, Instant.EPOCH, new EventSamples(1).proposed());
            assertThatThrownBy(() -> reader.append(Appender.RUN, 1, Instant.EPOCH, new RunEvent.Resumed("grace")))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("opened for reading only");
        }
    }

    @Test
    void a_reader_does_not_keep_the_bot_from_starting() {
        var file = directory.resolve("journal.db");
        SqliteJournal.open(file).close();
        try (var reader = SqliteJournal.openForReading(file);
                var bot = SqliteJournal.open(file)) {
            bot.append(Appender.RUN, 0, Instant.EPOCH, new EventSamples(1).proposed());
            assertThat(reader.runs()).containsExactly(Appender.RUN);
        }
    }

    @Test
    void a_record_that_is_not_there_is_not_made() {
        var file = directory.resolve("journal.db");
        assertThatThrownBy(() -> SqliteJournal.openForReading(file))
                .isInstanceOf(JournalException.class)
                .hasMessage("there is no journal " + file);
        assertThat(file).doesNotExist();
    }
}
