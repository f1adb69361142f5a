package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal opens sound, alone and private, or one sentence says why not.
final class OpeningTest {
    private static final RunId RUN = new RunId("20261122-021140-7f3a91c2");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("state/quorate/journal.db");
    }

    @Test
    void file_and_directory_are_made_for_our_user_only() throws Exception {
        try (var _ = begun()) {
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
            try (var files = Files.list(file.getParent())) {
                assertThat(files.filter(Files::isRegularFile))
                        .hasSizeGreaterThanOrEqualTo(4)
                        .allSatisfy(made -> assertThat(permissions(made)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void a_file_that_others_could_read_is_made_private() throws Exception {
        begun().close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SqliteJournal.open(file).close();
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void a_second_bot_in_another_process_is_refused() throws Exception {
        try (var _ = begun();
                var other = Appender.on(file)) {
            assertThat(other.hears()).contains(file.toString(), "is in use by another Quorate");
        }
    }

    /// Closing the second one's channel would silently drop the lock of the first.
    @Test
    void a_second_opening_in_this_process_is_refused_and_the_lock_stays() throws Exception {
        try (var _ = begun()) {
            refused().hasMessageContaining("is in use by another Quorate");
            try (var other = Appender.on(file)) {
                assertThat(other.hears()).contains("is in use by another Quorate");
            }
        }
    }

    @Test
    void a_link_to_a_journal_in_use_is_refused_too() throws Exception {
        try (var _ = begun()) {
            var link = Files.createSymbolicLink(directory.resolve("link.db"), file);
            assertThatThrownBy(() -> SqliteJournal.open(link)).hasMessageContaining("is in use by another Quorate");
        }
    }

    @Test
    void a_file_of_something_else_is_no_journal() throws Exception {
        Files.createDirectories(file.getParent());
        var garbage = new byte[20_000];
        new Random(1).nextBytes(garbage);
        Files.write(file, garbage);
        refused().hasMessage("the journal " + file + " is not a journal: the file holds something else");
        assertThat(Files.readAllBytes(file)).isEqualTo(garbage);
    }

    @Test
    void a_torn_file_is_damaged() throws Exception {
        begun().close();
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
        refused().hasMessageContaining("is damaged: restore it from a backup");
    }

    @Test
    void a_page_of_noise_in_the_middle_is_damage() throws Exception {
        begun().close();
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            var noise = new byte[4096];
            new Random(2).nextBytes(noise);
            bytes.seek(3 * 4096L);
            bytes.write(noise);
        }
        refused().hasMessageContaining("is damaged: restore it from a backup");
    }

    @Test
    void an_emptied_file_is_not_taken_for_a_new_journal() throws Exception {
        begun().close();
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(0);
        }
        refused().hasMessageContaining("is an empty file: restore it from a backup");
    }

    @Test
    void a_directory_is_not_a_file() throws Exception {
        Files.createDirectories(file);
        refused().hasMessageContaining("is not a file");
    }

    @Test
    void a_place_where_nothing_can_be_written_is_named() {
        file = Path.of("/proc/quorate/journal.db");
        refused().hasMessageContaining("the journal /proc/quorate/journal.db cannot be used");
    }

    @Test
    void the_database_of_another_program_is_left_alone() throws Exception {
        Files.createDirectories(file.getParent());
        sql("create table invoice (id integer)");
        refused().hasMessageContaining("is a database of another program");
    }

    @Test
    void a_journal_of_a_newer_quorate_is_left_alone() throws Exception {
        begun().close();
        sql("insert into schema_history select 99, '99', 'later', type, 'V99__later.sql', 1, installed_by,"
                + " installed_on, 0, 1 from schema_history where version = '1'");
        refused().hasMessageContaining("was written by a newer Quorate");
        assertThatThrownBy(() -> SqliteJournal.openForReading(file))
                .hasMessageContaining("was written by a newer Quorate");
    }

    @Test
    void after_a_refusal_the_file_can_be_opened_again() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not yet a database, and long enough to be no empty header either".repeat(20));
        refused().hasMessageContaining("is not a journal");
        Files.delete(file);
        begun().close();
    }

    @Test
    void commits_are_synced() throws Exception {
        begun().close();
        try (var pool = SqliteFile.pool(SqliteFile.forWriting(file), false);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("pragma journal_mode").getString(1))
                    .isEqualTo("wal");
            assertThat(statement.executeQuery("pragma synchronous").getInt(1)).isEqualTo(2);
            assertThat(statement.executeQuery("pragma foreign_keys").getInt(1)).isEqualTo(1);
            assertThat(statement.executeQuery("pragma busy_timeout").getInt(1)).isEqualTo(5000);
        }
    }

    private SqliteJournal begun() {
        var journal = SqliteJournal.open(file);
        journal.append(RUN, 0, Instant.EPOCH, new EventSamples(1).proposed());
        journal.append(RUN, 1, Instant.EPOCH, new RunEvent.Recovered("where it stood ".repeat(3000)));
        return journal;
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused() {
        return assertThatThrownBy(() -> SqliteJournal.open(file)).isInstanceOf(JournalException.class);
    }

    private void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute(statement);
        }
    }

    private static String permissions(Path made) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(made));
    }
}
