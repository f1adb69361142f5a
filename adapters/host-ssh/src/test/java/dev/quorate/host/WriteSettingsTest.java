package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script itself: the file is there with these bytes for this owner, or nothing is.
final class WriteSettingsTest {
    private static final String CONTENT = "name: \"node'1\"\ninitial-cluster: $(reboot)\n";

    @TempDir
    private Path temporary;

    private Path directory;
    private Path file;

    @BeforeEach
    void a_place() throws IOException {
        directory = temporary.toRealPath().resolve("quorate");
        file = directory.resolve("zz-quorate-1.yaml");
    }

    @Test
    void the_file_is_its_owners_alone_and_twice_is_as_good_as_once() throws Exception {
        for (var times = 0; times < 2; times++) {
            var ran = write(owner(), CONTENT);
            assertThat(ran.status()).as(ran.err()).isZero();
            assertThat(file).hasContent(CONTENT);
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getOwner(file).getName()).isEqualTo(owner());
            assertThat(names()).containsExactly("zz-quorate-1.yaml");
        }
        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void another_content_takes_the_place_of_the_old_one() throws Exception {
        assertThat(write(owner(), CONTENT).status()).isZero();
        assertThat(write(owner(), "name: b\n").status()).isZero();
        assertThat(file).hasContent("name: b\n");
    }

    @Test
    void what_did_not_arrive_as_it_was_sent_leaves_nothing_and_replaces_nothing() throws Exception {
        assertNo(sent(owner(), Fingerprint.sha256(CONTENT), CONTENT.substring(1)), "is not what was sent");
        assertThat(names()).isEmpty();
        assertThat(write(owner(), "name: b\n").status()).isZero();
        assertNo(sent(owner(), Fingerprint.sha256(CONTENT), ""), "is not what was sent");
        assertThat(file).hasContent("name: b\n");
        assertThat(names()).containsExactly("zz-quorate-1.yaml");
    }

    @Test
    void there_is_no_file_for_a_user_that_there_is_not() throws Exception {
        assertNo(write("quorate-nobody", CONTENT), "there is no user quorate-nobody");
        assertThat(directory).doesNotExist();
    }

    @Test
    void where_others_can_write_nothing_is_written() throws Exception {
        Files.createDirectory(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertNo(write(owner(), CONTENT), "can be written by others");
        assertThat(names()).isEmpty();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var link = Files.createSymbolicLink(temporary.toRealPath().resolve("link"), directory);
        file = link.resolve("zz-quorate-1.yaml");
        assertNo(write(owner(), CONTENT), "can be written by others");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_full_disk_leaves_nothing() throws Exception {
        try (var disk = new SmallDisk(directory, 1)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            var ran = Ran.of(disk, command(owner(), Fingerprint.sha256("x"), "x".repeat(3 << 20)));
            assertNo(ran, "is the disk full?");
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void what_does_not_come_to_its_end_in_time_leaves_nothing() throws Exception {
        var command = command(owner(), Fingerprint.sha256(CONTENT), CONTENT);
        assertThat(Ran.unfed(command, Duration.ofMillis(900)).status()).isEqualTo(124);
        assertThat(names()).isEmpty();
    }

    /// Somebody else where we may give files away.
    private static String owner() {
        return SmallDisk.isRoot() ? "nobody" : System.getProperty("user.name");
    }

    private static void assertNo(Ran ran, String why) {
        assertThat(ran.status()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err()).contains(why);
    }

    private Ran write(String owner, String content) throws IOException, InterruptedException {
        return sent(owner, Fingerprint.sha256(content), content);
    }

    private Ran sent(String owner, String sha256, String content) throws IOException, InterruptedException {
        return Ran.of(command(owner, sha256, content), Duration.ofSeconds(30));
    }

    private Command command(String owner, String sha256, String content) {
        return new Command(
                Script.WRITE_SETTINGS,
                List.of(file.toString(), sha256, owner),
                new Command.Text(content),
                Optional.empty());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(found -> found.getFileName().toString()).sorted().toList();
        }
    }
}
