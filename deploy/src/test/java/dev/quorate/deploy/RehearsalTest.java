package dev.quorate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.journal.SqliteJournal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @TempDir
    Path temporary;

    @Test
    void a_whole_replacement_is_played_into_a_record_of_its_own() throws InterruptedException {
        var record = temporary.resolve("rehearsal.db");
        assertThat(new Rehearsal(record).play()).isTrue();
        try (var journal = SqliteJournal.openForReading(record)) {
            var entries = journal.entries(journal.runs().getFirst());
            assertThat(entries.getFirst().event()).isInstanceOf(RunEvent.Proposed.class);
            assertThat(entries.getLast().event())
                    .isInstanceOfSatisfying(
                            RunEvent.Closed.class,
                            closed -> assertThat(closed.state()).isEqualTo(RunState.DONE));
        }
    }
}
