package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kernel itself refuses a write in the middle of the log: the process may make no file longer than so
/// many blocks. What it acknowledged before is there afterwards, and the record goes on once there is room.
final class NoSpaceTest {
    private static final RunId RUN = Appender.RUN;

    @TempDir
    Path directory;

    @Test
    void a_write_that_the_kernel_cuts_off_loses_nothing_that_was_acknowledged() throws Exception {
        var file = directory.resolve("journal.db");
        try (var journal = SqliteJournal.open(file)) {
            journal.append(RUN, 0, Instant.EPOCH, new EventSamples(1).proposed());
        }
        var events = 1L;
        for (var blocks : List.of(5001, 6803)) {
            var before = events;
            var acknowledged = acknowledged(file, blocks);
            assertThat(acknowledged.count()).isGreaterThan(before);
            var why = "the journal " + file + " cannot be read or written: the disk reports an error";
            assertThat(acknowledged.words())
                    .containsExactly(why, why + "; until the bot has been started anew nothing is written", why);
            try (var journal = SqliteJournal.open(file)) {
                var found = journal.entries(RUN);
                assertThat((long) found.size()).isBetween(acknowledged.count(), acknowledged.count() + 1);
                assertThat(found)
                        .extracting(Entry::sequence)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, found.size()).boxed().toList());
                assertThat(journal.verify(Optional.empty())).isInstanceOf(Verification.Whole.class);
                journal.append(RUN, found.size(), Instant.EPOCH, new RunEvent.Recovered("with room again"));
                events = found.size() + 1L;
            } catch (JournalException e) {
                throw new AssertionError("not opened behind " + blocks + " blocks", e);
            }
        }
    }

    private record Said(long count, List<String> words) {}

    /// Of the child: the last sequence that it was given, and what it said behind that.
    private static Said acknowledged(Path file, int blocks) throws IOException {
        try (var appender = Appender.within(blocks, file)) {
            var count = 0L;
            var words = new ArrayList<String>();
            for (var line = appender.hears(); line != null; line = appender.hears()) {
                if (line.matches("[0-9]+")) {
                    assertThat(words).isEmpty();
                    count = Long.parseLong(line);
                } else {
                    words.add(line);
                }
            }
            return new Said(count, words);
        }
    }
}
