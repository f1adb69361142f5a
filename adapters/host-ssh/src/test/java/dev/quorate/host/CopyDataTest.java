package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Fingerprint;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script itself: a copy that is whole and carries its proof, or none.
final class CopyDataTest {
    private static final String NO_SPACE_LEFT = "nothing of it was kept";

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void a_data_directory() throws IOException {
        data = Files.createDirectory(temporary.toRealPath().resolve("etcd2"));
        fill(data);
    }

    @Test
    void the_copy_is_whole_and_its_checksums_fit_it_and_what_was_there_stays() throws Exception {
        var before = contents(data.resolve("member"));
        var ran = copy();
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("begun\n" + data + "/member.x1: 3 files, ");
        assertThat(contents(data.resolve("member"))).isEqualTo(before);
        assertThat(contents(data.resolve("member.x1"))).isEqualTo(before);
        assertThat(manifest()).isEqualTo(before);
        assertThat(names()).containsExactly("member", "member.x1", "member.x1.sha256");
    }

    @Test
    void modes_and_times_are_kept_and_the_checksums_are_for_root_alone() throws Exception {
        var log = data.resolve("member/wal/0.wal");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(copy().status()).isZero();
        var copied = data.resolve("member.x1/wal/0.wal");
        assertThat(Files.getPosixFilePermissions(copied)).isEqualTo(Files.getPosixFilePermissions(log));
        assertThat(Files.getLastModifiedTime(copied)).isEqualTo(Files.getLastModifiedTime(log));
        assertThat(Files.getOwner(copied)).isEqualTo(Files.getOwner(log));
        assertThat(Files.getPosixFilePermissions(data.resolve("member.x1.sha256")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void twice_is_as_good_as_once() throws Exception {
        assertThat(copy().status()).isZero();
        Files.writeString(data.resolve("member/wal/0.wal"), "the member went on");
        assertThat(copy()).isEqualTo(new Ran(0, "begun\n" + data + "/member.x1 is there already\n", ""));
        assertThat(data.resolve("member.x1/wal/0.wal")).hasContent("log");
    }

    @Test
    void a_copy_that_is_not_what_its_checksums_say_is_no_copy() throws Exception {
        assertThat(copy().status()).isZero();
        Files.writeString(data.resolve("member.x1/wal/0.wal"), "lag");
        assertNo(copy(), "does not fit its checksums");
    }

    @Test
    void a_copy_whose_checksums_have_no_name_yet_gets_them_when_it_is_asked_for_again() throws Exception {
        assertThat(copy().status()).isZero();
        Files.move(data.resolve("member.x1.sha256"), data.resolve(".member.x1.part.sha256"));
        assertThat(copy().status()).isZero();
        assertThat(names()).containsExactly("member", "member.x1", "member.x1.sha256");
        assertThat(manifest()).isEqualTo(contents(data.resolve("member.x1")));
    }

    @Test
    void what_somebody_else_put_there_is_neither_replaced_nor_taken_for_ours() throws Exception {
        Files.createDirectory(data.resolve("member.x1"));
        assertNo(copy(), "member.x1 exists without checksums");
        Files.delete(data.resolve("member.x1"));
        Files.createFile(data.resolve("member.x1.sha256"));
        assertNo(copy(), "exists without a copy");
        assertThat(data.resolve("member.x1.sha256")).isEmptyFile();
    }

    @Test
    void what_a_lost_power_left_of_an_earlier_copy_is_no_part_of_the_next() throws Exception {
        Files.createDirectories(data.resolve(".member.x1.part/wal"));
        Files.writeString(data.resolve(".member.x1.part/wal/stray"), "stray");
        assertThat(copy().status()).isZero();
        assertThat(contents(data.resolve("member.x1"))).isEqualTo(contents(data.resolve("member")));
    }

    @Test
    void a_directory_in_which_a_process_has_a_file_open_is_not_copied() throws Exception {
        try (var open = new RandomAccessFile(data.resolve("member/wal/0.wal").toFile(), "rw")) {
            assertNo(copy(), "process " + ProcessHandle.current().pid() + " holds files in " + data);
            assertThat(open.length()).isEqualTo(3);
        }
        assertThat(names()).containsExactly("member");
    }

    @Test
    void two_at_once_do_not_spoil_each_others_copy() throws Exception {
        try (var other = new DirectoryLock(data)) {
            assertThat(other).isNotNull();
            assertNo(copy(), "another command of ours works in " + data);
        }
        assertThat(copy().status()).isZero();
    }

    @Test
    void where_nothing_is_nothing_is_copied() throws Exception {
        data = temporary.resolve("nothing");
        assertNo(copy(), "nothing/member does not exist");
        Files.createDirectories(data.resolve("member/snap"));
        assertNo(copy(), "nothing/member holds no files");
        assertThat(names()).containsExactly("member");
    }

    @Test
    void too_little_room_is_seen_before_anything_is_copied() throws Exception {
        var full = temporary.toRealPath().resolve("full");
        try (var disk = new SmallDisk(full, 8)) {
            fill(full);
            Files.write(full.resolve("member/snap/db"), new byte[3 << 20]);
            data = full;
            assertThat(Ran.of(disk, command()).status()).isEqualTo(SmallDisk.isRoot() ? 3 : 0);
            assertThat(names()).hasSize(SmallDisk.isRoot() ? 1 : 3);
        }
    }

    @Test
    void a_disk_that_fills_while_it_copies_leaves_nothing_behind() throws Exception {
        var full = temporary.toRealPath().resolve("full");
        try (var disk = new SmallDisk(full, 64, "nr_inodes=12")) {
            fill(full);
            try (var large =
                    new RandomAccessFile(full.resolve("member/snap/large").toFile(), "rw")) {
                large.write(new byte[1 << 20]);
                large.seek(65L << 20);
                large.write(1);
            }
            data = full;
            var ran = Ran.of(disk, command());
            assertThat(ran.status()).as(ran.err()).isEqualTo(3);
            assertThat(ran.err()).contains(NO_SPACE_LEFT);
            assertThat(names()).containsExactly("member");
        }
    }

    @Test
    void a_copy_that_runs_out_of_time_leaves_nothing_behind() throws Exception {
        try (var large = new RandomAccessFile(data.resolve("member/snap/db").toFile(), "rw")) {
            large.setLength(16L << 30);
        }
        var ran = Ran.of(command(), Duration.ofMillis(900));
        assertThat(ran.status()).isEqualTo(124);
        assertThat(names()).containsExactly("member");
    }

    @Test
    void odd_names_of_files_do_no_harm() throws Exception {
        Files.writeString(data.resolve("member/snap/a\nb \\ 'c' $(reboot) -rf"), "odd");
        assertThat(copy().status()).isZero();
        assertThat(contents(data.resolve("member.x1"))).isEqualTo(contents(data.resolve("member")));
        assertThat(copy().out()).contains("is there already");
    }

    private static void fill(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("member/wal"));
        Files.createDirectories(directory.resolve("member/snap"));
        Files.writeString(directory.resolve("member/wal/0.wal"), "log");
        Files.writeString(directory.resolve("member/wal/1.wal"), "more log");
        Files.writeString(directory.resolve("member/snap/db"), "database");
    }

    private static void assertNo(Ran ran, String why) {
        assertThat(ran.status()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err()).contains(why);
    }

    private Command command() {
        return Command.of(Script.COPY_DATA, data.toString(), "x1");
    }

    private Ran copy() throws IOException, InterruptedException {
        return Ran.of(Script.COPY_DATA, data.toString(), "x1");
    }

    private Map<String, String> manifest() throws IOException {
        var sums = new TreeMap<String, String>();
        for (var line : Files.readAllLines(data.resolve("member.x1.sha256"))) {
            sums.put(line.substring("  ./".length() + 64), line.substring(0, 64));
        }
        return sums;
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        var sums = new TreeMap<String, String>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                sums.put(directory.relativize(file).toString(), Fingerprint.sha256(Files.readString(file)));
            }
        }
        return sums;
    }
}
