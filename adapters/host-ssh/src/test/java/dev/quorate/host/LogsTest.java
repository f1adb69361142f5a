package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.LogEnd;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.LogRead.NotRead;
import dev.quorate.core.port.LogRead.Read;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading a log over a real sshd whose commands answer as a spec says.
final class LogsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(1200);
    private static final String DATA = "/var/lib/etcd2";
    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path directory;

    private ScriptedHost host;
    private SshHosts hosts;

    @BeforeEach
    void a_host_and_our_way_to_it() throws IOException {
        host = new ScriptedHost(directory);
        hosts = new SshHosts(host.settings(), new TestClock());
    }

    @AfterEach
    void hang_up() throws IOException {
        hosts.close();
        host.close();
    }

    @Test
    void the_last_file_of_a_log_says_where_it_ends() {
        host.behave(shell -> {
            answer(shell, 3, new WalWriter().entry(2, 6, 100).state(2, 6).bytes());
            shell.exit(0);
        });
        assertThat(read()).isEqualTo(new Read(new LogEnd(2, 6, 6, 2, false)));
        assertThat(host.lines())
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith("log-end '/var/lib/etcd2' '1'"));
    }

    @Test
    void a_last_file_without_an_entry_makes_it_ask_for_two() {
        var log = new WalWriter().entry(2, 6, 100);
        var before = log.cut();
        var last = log.state(2, 6).bytes();
        host.behave(shell -> {
            if (shell.line().endsWith("'1'")) {
                answer(shell, 4, last);
            } else {
                answer(shell, 3, before, last);
            }
            shell.exit(0);
        });
        assertThat(read()).isEqualTo(new Read(new LogEnd(2, 6, 6, 2, false)));
        assertThat(host.lines()).hasSize(2);
    }

    @Test
    void two_files_without_an_entry_are_no_answer() {
        host.behave(shell -> {
            answer(shell, 4, new WalWriter().state(2, 6).bytes());
            shell.exit(0);
        });
        assertThat(why()).contains("has no entry in its last two files");
    }

    /// Many times what an answer may be long: it is read as it comes.
    @Test
    void a_log_of_many_megabytes_that_do_not_compress_is_read_to_its_end() {
        host.behave(shell -> {
            var log = noise(8);
            shell.say("begun\nfile 0000000000000000-0000000000000000.wal " + (log.length + 64 * MIB) + "\n\n");
            var packed = new GZIPOutputStream(shell.out());
            packed.write(log);
            for (var megabyte = 0; megabyte < 64; megabyte++) {
                packed.write(new byte[MIB]);
            }
            packed.finish();
            shell.out().flush();
            shell.exit(0);
        });
        assertThat(read()).isEqualTo(new Read(new LogEnd(2, 8, 0, 0, false)));
    }

    @Test
    void a_no_of_the_host_is_told() {
        host.behave(shell -> {
            shell.say("begun\n");
            shell.complain("process 4711 holds files in /var/lib/etcd2; stop it first\n");
            shell.exit(3);
        });
        assertThat(why())
                .isEqualTo("127.0.0.1 refused: process 4711 holds files in /var/lib/etcd2; stop it" + " first.");
    }

    @Test
    void a_host_without_sudo_is_told() {
        host.behave(shell -> {
            shell.complain("sudo: a password is required\n");
            shell.exit(1);
        });
        assertThat(why())
                .contains("sudo without a password does not work for core")
                .contains("/etc/sudoers.d");
    }

    @Test
    void a_damaged_log_is_told_to_be_one() {
        var log = new WalWriter().entry(2, 6, 100).bytes();
        log[log.length - 50] ^= 1;
        host.behave(shell -> {
            answer(shell, 0, log);
            shell.exit(0);
        });
        assertThat(why()).contains("is damaged: the record at byte").contains("Take another survivor");
    }

    /// As when the disk fails in the middle: what came looks like a log whose last record is torn.
    @Test
    void a_log_of_which_only_a_part_came_is_not_taken_for_a_torn_one() throws IOException {
        var log = new WalWriter().entry(2, 5, 100).entry(2, 6, 4000).bytes();
        var head = "begun\nfile 0000000000000000-0000000000000000.wal " + log.length + "\n\n";
        var whole = packed(log);
        var cut = packed(Arrays.copyOf(log, log.length - 1000));
        for (var part :
                new byte[][] {new byte[0], Arrays.copyOf(whole, whole.length - 1), cut, packed(log, new byte[9])}) {
            host.behave(shell -> {
                shell.say(head);
                shell.out().write(part);
                shell.out().flush();
                shell.complain("cat: Input/output error\n");
                shell.exit(0);
            });
            assertThat(why()).contains("did not arrive whole (cat: Input/output error)");
        }
    }

    @Test
    void a_command_that_ran_out_of_its_time_on_the_host_is_told() {
        host.behave(shell -> {
            shell.say("begun\n");
            shell.exit(124);
        });
        assertThat(why()).contains("was not read in time");
    }

    @Test
    void a_log_that_does_not_end_is_given_up_in_time_and_the_next_command_gets_through() {
        host.behave(shell -> shell.say("begun\nfile 0000000000000000-0000000000000000.wal 64000000\n\n\u001f"));
        var start = System.nanoTime();
        assertThat(hosts.readLog(ScriptedHost.ADDRESS, DATA, SHORT))
                .isInstanceOfSatisfying(
                        NotRead.class, no -> assertThat(no.why()).contains("no answer came in time"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plusMillis(1500));
        host.behave(shell -> {
            answer(shell, 0, new WalWriter().entry(2, 6, 1).bytes());
            shell.exit(0);
        });
        assertThat(read()).isInstanceOf(Read.class);
    }

    @Test
    void a_connection_lost_in_the_middle_is_told() {
        host.behave(shell -> {
            shell.say("begun\nfile 0000000000000000-0000000000000000.wal 64000000\n\n\u001f");
            shell.breakConnection();
        });
        assertThat(why()).contains("the connection broke while we read the log");
    }

    @Test
    void a_host_that_is_not_there_is_told() throws IOException {
        host.close();
        assertThat(why()).contains("nothing was read");
    }

    @Test
    void a_directory_that_no_command_may_name_is_not_sent() {
        assertThat(hosts.readLog(ScriptedHost.ADDRESS, "/var/lib/$(reboot)", DEADLINE))
                .isInstanceOf(NotRead.class);
        assertThat(host.lines()).isEmpty();
    }

    @Test
    void names_and_sizes_that_are_none_are_no_files_and_no_error() throws IOException {
        var packed = packed(new WalWriter().entry(2, 6, 1).bytes());
        for (var line : new String[] {"file", "file x", "file ../../etc/passwd 12", "file 00000000000000zz-0.wal 1"}) {
            host.behave(shell -> {
                shell.say("begun\n" + line + "\n\n");
                shell.out().write(packed);
                shell.out().flush();
                shell.exit(0);
            });
            assertThat(why()).contains("did not arrive whole");
        }
    }

    private static byte[] noise(int entries) {
        var log = new WalWriter();
        for (var index = 1; index <= entries; index++) {
            log.noise(2, index, MIB);
        }
        return log.bytes();
    }

    private LogRead read() {
        return hosts.readLog(ScriptedHost.ADDRESS, DATA, DEADLINE);
    }

    private String why() {
        return ((NotRead) read()).why();
    }

    private static void answer(ScriptedHost.Shell shell, int number, byte[]... files) throws IOException {
        var head = new StringBuilder("begun\n");
        for (var at = 0; at < files.length; at++) {
            head.append("file %016x-%016x.wal %d%n".formatted(number + at, 0, files[at].length));
        }
        shell.say(head + "\n");
        shell.out().write(packed(files));
        shell.out().flush();
    }

    private static byte[] packed(byte[]... files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            for (var file : files) {
                packed.write(file);
            }
        }
        return bytes.toByteArray();
    }
}
