package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.mail.Outage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a chat is owed after an hour, 180,000 letters, in a file on disk: written, read, sent and struck out one after
/// the other as they are in the bot, by the sender of every chat, in virtual time. A minute and more of real time.
@Tag("crash")
final class OutageOnDiskTest {
    @TempDir
    Path directory;

    @Test
    void an_hour_of_outage_is_caught_up_from_the_file_with_nothing_lost_doubled_or_out_of_order() {
        var began = System.nanoTime();
        try (var journal = SqliteJournal.open(directory.resolve("journal.db"))) {
            var took = Outage.on(journal.store(), 90).isCaughtUp();
            assertThat(took).isLessThan(Duration.ofMinutes(5));
            System.out.println("outage on disk: last at +" + took.toSeconds() + " s, in "
                    + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        }
    }
}
