package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.port.Journal.JournalException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateDiskTest {
    @TempDir
    Path directory;

    @Test
    void the_disk_of_a_journal_is_that_of_its_directory() {
        try (var journal = SqliteJournal.open(directory.resolve("journal.db"))) {
            var room = journal.store().disk().room();
            assertThat(room.where()).isEqualTo(directory.toString());
            assertThat(room.freeBytes()).isPositive().isLessThanOrEqualTo(room.totalBytes());
        }
    }

    /// /proc has no blocks to give.
    @Test
    void a_file_system_without_room_is_short() {
        assertThat(new StateDisk(Path.of("/proc")).room().isShort()).isTrue();
    }

    @Test
    void a_directory_that_is_gone_is_named() {
        assertThatThrownBy(() -> new StateDisk(directory.resolve("gone")).room())
                .isInstanceOf(JournalException.class)
                .hasMessage("The free space in " + directory.resolve("gone") + " cannot be told; look with df");
    }
}
