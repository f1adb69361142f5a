package dev.quorate.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that has a snapshot's name is a snapshot.
final class SnapshotShelfTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final byte[] CONTENT = "two pages of a database".repeat(100).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private Path directory;
    private SnapshotShelf shelf;

    @BeforeEach
    void open() {
        directory = home.resolve("snapshots");
        shelf = new SnapshotShelf(directory);
    }

    @Test
    void a_shelf_that_nobody_has_used_is_empty() {
        assertThat(shelf.snapshots()).isEmpty();
    }

    @Test
    void what_was_kept_is_found_with_everything_we_know_of_it() throws Exception {
        var kept = keep("kept.db", snapshot(), NOON).orElseThrow();
        assertThat(shelf.snapshots()).contains(kept);
        assertThat(kept)
                .isEqualTo(new Snapshot(
                        NOON,
                        directory.resolve("kept.db").toString(),
                        1024 + 32,
                        HexFormat.of().formatHex(sha256(snapshot())),
                        42));
    }

    @Test
    void only_we_may_read_it() throws Exception {
        keep("kept.db", snapshot(), NOON);
        for (var file : List.of("kept.db", "kept.db.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void the_newest_is_the_one_that_was_taken_last_whatever_its_name() throws Exception {
        keep("b.db", snapshot(), NOON);
        keep("a.db", snapshot(), NOON.plusSeconds(1));
        assertThat(shelf.snapshots().getFirst().path()).endsWith("a.db");
    }

    @Test
    void a_flipped_bit_or_a_missing_end_leaves_nothing() throws Exception {
        var flipped = snapshot();
        flipped[7] ^= 1;
        assertThat(keep("flipped.db", flipped, NOON)).isEmpty();
        assertThat(keep("cut.db", Arrays.copyOf(snapshot(), 1024), NOON)).isEmpty();
        assertThat(keep("empty.db", new byte[0], NOON)).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_was_not_kept_leaves_nothing() throws IOException {
        try (var part = shelf.begin("broken-off.db")) {
            part.write(CONTENT);
            assertThat(directory).isDirectoryContaining("glob:**/broken-off.db.part");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_a_crash_left_is_no_snapshot_and_no_obstacle() throws Exception {
        Files.createDirectories(directory);
        Files.write(directory.resolve("again.db.part"), CONTENT);
        Files.writeString(directory.resolve("again.db.properties"), "bytes=1");
        assertThat(shelf.snapshots()).isEmpty();
        assertThat(keep("again.db", snapshot(), NOON)).isPresent();
    }

    @Test
    void a_file_whose_size_or_note_does_not_fit_is_no_snapshot() throws Exception {
        keep("short.db", snapshot(), NOON);
        Files.write(directory.resolve("short.db"), CONTENT);
        Files.write(directory.resolve("noteless.db"), snapshot());
        keep("damaged.db", snapshot(), NOON);
        Files.writeString(directory.resolve("damaged.db.properties"), "bytes=1056\nsha256=unknown\n");
        keep("undated.db", snapshot(), NOON);
        var note = directory.resolve("undated.db.properties");
        Files.writeString(note, Files.readString(note).replace("time=", "moment="));
        assertThat(shelf.snapshots()).isEmpty();
    }

    private Optional<Snapshot> keep(String name, byte[] bytes, Instant at) throws IOException {
        try (var part = shelf.begin(name)) {
            part.write(bytes);
            return part.keep(new SnapshotShelf.Origin(at, new Url("http", "10.0.1.1", 2379), 42, new ClusterId(7)));
        }
    }

    private static byte[] snapshot() throws NoSuchAlgorithmException {
        var pages = Arrays.copyOf(CONTENT, 1024);
        var whole = Arrays.copyOf(pages, pages.length + 32);
        System.arraycopy(sha256(pages), 0, whole, pages.length, 32);
        return whole;
    }

    private static byte[] sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
