package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.plan.Action;
import dev.quorate.core.port.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A snapshot on its way to a host: over a real sshd into the script itself. It arrives whole, or nothing does.
final class SnapshotSendingTest {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int MIB = 1 << 20;
    private static final int LARGE = 64 * MIB;

    @TempDir
    private Path directory;

    private Path data;
    private Path snapshot;
    private ScriptedHost host;
    private SshHosts hosts;

    @BeforeEach
    void a_host_that_runs_what_it_is_told() throws IOException {
        data = directory.toRealPath().resolve("etcd2");
        snapshot = directory.resolve("prod.db");
        host = new ScriptedHost(directory);
        host.behave(shell -> forReal(shell, shell.in()::transferTo));
        hosts = new SshHosts(
                new SshSettings("root", host.privateKey(), host.knownHosts(), host.port(), Map.of()), new TestClock());
    }

    @AfterEach
    void hang_up() throws IOException {
        hosts.close();
        host.close();
    }

    @Test
    void sixty_four_mebibytes_arrive_as_they_are_for_root_alone() throws Exception {
        var sha256 = random(LARGE);
        assertThat(send(sha256)).isInstanceOf(Outcome.Done.class);
        assertThat(sha256(data.resolve("restore.db"))).isEqualTo(sha256);
        assertThat(Files.getPosixFilePermissions(data.resolve("restore.db")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(names()).containsExactly("restore.db");
    }

    /// sshj gives up a window that stays full for three seconds, and forgets the end of what is closed over
    /// one.
    @Test
    void a_host_that_reads_slowly_gets_all_of_it() throws Exception {
        host.behave(shell -> forReal(shell, stdin -> {
            stdin.write(shell.in().readNBytes(MIB));
            pause(Duration.ofMillis(3500));
            stdin.write(shell.in().readNBytes(4 * MIB));
            pause(Duration.ofMillis(200));
            shell.in().transferTo(stdin);
        }));
        var sha256 = random(7 * MIB + 12_345);
        assertThat(send(sha256)).isInstanceOf(Outcome.Done.class);
        assertThat(sha256(data.resolve("restore.db"))).isEqualTo(sha256);
    }

    @Test
    void a_snapshot_goes_out_in_small_pieces_and_is_never_held_whole() throws IOException {
        random(LARGE);
        var pieces = new Pieces();
        new Command.Contents(snapshot).into(pieces);
        assertThat(pieces.sum).isEqualTo(LARGE);
        assertThat(pieces.largest).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void twice_is_as_good_as_once() throws Exception {
        var sha256 = random(MIB);
        assertThat(send(sha256)).isInstanceOf(Outcome.Done.class);
        assertThat(send(sha256)).isEqualTo(new Outcome.Done(List.of(data + "/restore.db is there already")));
    }

    @Test
    void a_file_of_that_name_is_not_replaced() throws Exception {
        Files.createDirectory(data);
        Files.writeString(data.resolve("restore.db"), "somebody's");
        assertRefused(send(random(MIB)), "exists and is something else");
        assertThat(data.resolve("restore.db")).hasContent("somebody's");
    }

    @Test
    void what_does_not_fit_its_checksum_does_not_arrive() throws Exception {
        var sha256 = random(3 * MIB);
        flip(snapshot, 2 * MIB);
        assertRefused(send(sha256), "is not what was sent");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_byte_that_is_turned_on_the_way_is_seen() throws Exception {
        host.behave(shell -> forReal(shell, stdin -> {
            var bytes = shell.in().readNBytes(MIB);
            bytes[MIB / 2] ^= 1;
            stdin.write(bytes);
            shell.in().transferTo(stdin);
        }));
        assertRefused(send(random(3 * MIB)), "is not what was sent");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_snapshot_that_shrinks_while_it_is_sent_does_not_arrive() throws Exception {
        var sha256 = random(LARGE);
        host.behave(shell -> forReal(shell, stdin -> {
            stdin.write(shell.in().readNBytes(MIB));
            try (var file = new RandomAccessFile(snapshot.toFile(), "rw")) {
                file.setLength(MIB);
            }
            shell.in().transferTo(stdin);
        }));
        assertRefused(send(sha256), "is not what was sent");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_snapshot_that_is_gone_is_told_before_anything_is_sent() {
        assertRefused(send("0".repeat(64)), "prod.db is not there any more; nothing was sent");
        assertThat(host.lines()).isEmpty();
    }

    @Test
    void a_connection_that_breaks_in_the_middle_leaves_no_file_and_is_unknown() throws Exception {
        var ended = new CountDownLatch(1);
        host.behave(shell -> {
            try {
                forReal(shell, stdin -> {
                    stdin.write(shell.in().readNBytes(MIB));
                    shell.breakConnection();
                });
            } finally {
                ended.countDown();
            }
        });
        assertThat(send(random(LARGE))).isInstanceOf(Outcome.Unknown.class);
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void one_that_takes_too_long_is_unknown_and_leaves_no_file() throws Exception {
        var sha256 = random(LARGE);
        var ended = new CountDownLatch(1);
        host.behave(shell -> {
            try {
                forReal(shell, stdin -> {
                    stdin.write(shell.in().readNBytes(MIB));
                    stdin.flush();
                    awaitEnd(stdin);
                });
            } finally {
                ended.countDown();
            }
        });
        assertThat(send(sha256, Duration.ofSeconds(2))).isInstanceOf(Outcome.Unknown.class);
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void a_full_disk_leaves_no_file() throws Exception {
        random(4 * MIB);
        try (var disk = new SmallDisk(data, 2)) {
            var ran = Ran.of(disk, command(sha256(snapshot)));
            assertThat(ran.status()).isEqualTo(3);
            assertThat(ran.err()).contains("is the disk full?");
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void two_at_once_do_not_mix() throws Exception {
        Files.createDirectory(data);
        var sha256 = random(MIB);
        try (var other = new DirectoryLock(data)) {
            assertThat(other).isNotNull();
            assertRefused(send(sha256), "another command of ours works in");
        }
        assertThat(send(sha256)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void what_a_lost_power_left_of_an_earlier_one_goes() throws Exception {
        Files.createDirectory(data);
        Files.writeString(data.resolve(".restore.db.part"), "half");
        var sha256 = random(MIB);
        assertThat(send(sha256)).isInstanceOf(Outcome.Done.class);
        assertThat(names()).containsExactly("restore.db");
        assertThat(sha256(data.resolve("restore.db"))).isEqualTo(sha256);
    }

    /// What the host does with the bytes that come.
    private interface Pump {
        void to(OutputStream stdin) throws IOException;
    }

    private static void forReal(ScriptedHost.Shell shell, Pump pump) throws IOException {
        var process = new ProcessBuilder("sh", "-c", shell.line()).start();
        var said = Thread.ofVirtual().start(() -> copy(process.getInputStream(), shell.out()));
        var complained = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), shell.err()));
        try (var stdin = process.getOutputStream()) {
            pump.to(stdin);
        } catch (IOException e) {
            // The script has ended or the connection has; both show in the outcome.
        }
        try {
            var status = process.waitFor();
            said.join();
            complained.join();
            shell.exit(status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
            to.flush();
        } catch (IOException e) {
            // Nobody listens any more.
        }
    }

    /// Until nobody reads: the script has been ended by its own deadline.
    private static void awaitEnd(OutputStream stdin) throws IOException {
        while (true) {
            stdin.write(0);
            stdin.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    private static void pause(Duration time) {
        java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
    }

    private static final class Pieces extends OutputStream {
        private long sum;
        private int largest;

        @Override
        public void write(int one) {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sum += length;
            largest = Math.max(largest, length);
        }
    }

    private static void assertRefused(Outcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
    }

    private Outcome send(String sha256) {
        return send(sha256, DEADLINE);
    }

    private Outcome send(String sha256, Duration deadline) {
        return hosts.act(
                new Action.SendSnapshot(
                        ScriptedHost.ADDRESS, snapshot.toString(), sha256, data.toString(), "restore.db"),
                deadline);
    }

    private Command command(String sha256) {
        return new Command(
                Script.RECEIVE_SNAPSHOT,
                List.of(data.toString(), "restore.db", sha256),
                new Command.Contents(snapshot),
                Optional.empty());
    }

    /// A snapshot of this many bytes; its checksum.
    private String random(int bytes) throws IOException {
        var random = new Random(bytes);
        var piece = new byte[MIB];
        try (var out = Files.newOutputStream(snapshot)) {
            for (var written = 0; written < bytes; written += MIB) {
                random.nextBytes(piece);
                out.write(piece, 0, Math.min(MIB, bytes - written));
            }
        }
        return sha256(snapshot);
    }

    private static void flip(Path file, long at) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            var old = open.read();
            open.seek(at);
            open.write(old ^ 1);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
