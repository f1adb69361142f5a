package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.LogEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script and the reader on the log of a real etcd, against what that said of itself before it died.
final class RealLogTest {
    private static final int MOST_ENTRIES = 100;

    @TempDir
    private Path temporary;

    private Path data;

    private record Ended(int status, Optional<WalEnd.Reading> reading, String err) {}

    @BeforeEach
    void a_place_for_data() throws IOException {
        data = temporary.toRealPath().resolve("etcd2");
    }

    @Test
    void the_log_of_a_killed_member_ends_where_the_member_said_it_was() throws Exception {
        try (var member = new RealMember(data, 100_000)) {
            putSome(member);
            assertEndsAt(kill(member), read(1));
        }
    }

    @Test
    void snapshots_and_restarts_do_not_hide_the_end() throws Exception {
        try (var member = new RealMember(data, 3)) {
            putSome(member);
            var first = kill(member);
            member.start();
            assertEndsAt(kill(member), read(1));
            member.start();
            putSome(member);
            var last = kill(member);
            assertThat(last.raftTerm()).isGreaterThan(first.raftTerm());
            assertThat(last.raftIndex()).isGreaterThan(first.raftIndex());
            assertEndsAt(last, read(1));
        }
    }

    @Test
    void right_behind_the_beginning_of_a_new_file_the_one_before_says_it() throws Exception {
        try (var member = new RealMember(data, 100_000)) {
            for (var entries = 0; files().size() < 2; entries++) {
                assertThat(entries).isLessThan(MOST_ENTRIES);
                member.put("key", new byte[1024 * 1024]);
            }
            var last = kill(member);
            assertThat(read(1).reading()).contains(new WalEnd.NoEntry());
            assertEndsAt(last, read(2));
            member.start();
            assertEndsAt(kill(member), read(1));
        }
    }

    @Test
    void the_log_of_a_running_member_is_not_read() throws Exception {
        try (var member = new RealMember(data, 100_000)) {
            assertThat(member.status().raftIndex()).isPositive();
            var ended = read(1);
            assertThat(ended.status()).isEqualTo(3);
            assertThat(ended.err()).containsPattern("process \\d+ holds files in " + data + "; stop it first");
        }
    }

    /// It may be reached by another path, in a container for one.
    @Test
    void a_lock_on_the_log_is_enough_to_leave_it_alone() throws Exception {
        try (var member = new RealMember(data, 100_000)) {
            assertThat(member.status().raftIndex()).isPositive();
            Files.createDirectories(temporary.resolve("elsewhere/member/wal"));
            for (var file : files()) {
                Files.createLink(temporary.resolve("elsewhere/member/wal").resolve(file.getFileName()), file);
            }
            data = temporary.toRealPath().resolve("elsewhere");
            var ended = read(1);
            assertThat(ended.status()).isEqualTo(3);
            assertThat(ended.err()).contains("a process holds a lock on " + data);
        }
    }

    @Test
    void one_who_only_reads_the_log_does_not_hold_it() throws Exception {
        Files.createDirectories(data.resolve("member/wal"));
        var file = data.resolve("member/wal/0000000000000000-0000000000000000.wal");
        Files.write(file, new WalWriter().entry(2, 6, 100).bytes());
        Files.write(data.resolve("member/wal/0.tmp"), new byte[64]);
        try (var reader = Files.newInputStream(file)) {
            assertThat(reader.read()).isPositive();
            assertThat(read(1).reading()).contains(new WalEnd.Found(new LogEnd(2, 6, 0, 0, false)));
        }
    }

    @Test
    void where_no_log_is_the_script_says_so() throws Exception {
        var ended = read(1);
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).isEqualTo(data + " holds no log in member/wal\n");
    }

    private static void putSome(RealMember member) throws Exception {
        for (var number : IntStream.range(0, 20).toArray()) {
            member.put("key " + number, new byte[number * 100]);
        }
    }

    /// With its last words.
    private static RealMember.Status kill(RealMember member) throws Exception {
        var status = member.status();
        member.kill();
        return status;
    }

    private static void assertEndsAt(RealMember.Status said, Ended ended) {
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.reading()).hasValueSatisfying(reading -> {
            var end = ((WalEnd.Found) reading).end();
            assertThat(end.term()).isEqualTo(said.raftTerm());
            assertThat(end.seenTerm()).isEqualTo(said.raftTerm());
            assertThat(end.index()).isEqualTo(said.raftIndex());
            assertThat(end.commit()).isBetween(1L, said.raftIndex());
            assertThat(end.torn()).isFalse();
        });
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(data.resolve("member/wal"))) {
            return files.filter(file -> file.toString().endsWith(".wal")).toList();
        }
    }

    private Ended read(int count) throws IOException, InterruptedException {
        var line = Command.of(Script.LOG_END, data.toString(), Integer.toString(count))
                .line("root", Duration.ofSeconds(30));
        var process = new ProcessBuilder("sh", "-c", line).start();
        process.getOutputStream().close();
        var stream = new LogStream();
        stream.from(process.getInputStream());
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(stream.begun()).isTrue();
        return new Ended(process.waitFor(), stream.reading(), err);
    }
}
