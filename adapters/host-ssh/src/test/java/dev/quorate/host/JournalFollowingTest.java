package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalFollowingTest {
    private static final String UNIT = "etcd2.service";

    @TempDir
    private Path directory;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
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
    void a_broken_connection_is_taken_up_again_behind_the_last_line() throws InterruptedException {
        var visits = new AtomicInteger();
        var given = new CountDownLatch(2);
        host.behave(shell -> {
            shell.say("from 1795361828000000\n");
            if (visits.incrementAndGet() == 1) {
                shell.say(entry("s=a;i=1", "\"one\""));
                shell.say(entry("s=a;i=2", "\"two\"") + "{\"MESSAGE\":\"half an ent");
                // What a dying connection still carries may be lost, and is then asked for again.
                await(given);
                shell.breakConnection();
            } else {
                shell.say(entry("s=a;i=3", "\"three\""));
                until(shell);
            }
        });
        Consumer<String> sink = line -> {
            lines.add(line);
            given.countDown();
        };
        try (var following = hosts.follow(ScriptedHost.ADDRESS, UNIT, sink)) {
            assertThat(following).isNotNull();
            assertThat(take(3)).containsExactly("one", "two", "three");
        }
        assertThat(host.lines()).hasSize(2);
        assertThat(host.lines().get(0)).matches("(?s).* 'etcd2.service' '' '[0-9]+' ''");
        assertThat(host.lines().get(1)).matches("(?s).* 'etcd2.service' 's=a;i=2' '[0-9]+' '1795361828000000'");
    }

    @Test
    void without_a_line_yet_it_is_taken_up_again_from_where_it_began() throws InterruptedException {
        var visits = new AtomicInteger();
        host.behave(shell -> {
            shell.say("from " + 1795361828000000L + visits.get() + "\n");
            if (visits.incrementAndGet() == 1) {
                shell.say("");
                shell.breakConnection();
            } else {
                shell.say(entry("s=a;i=3", "\"three\""));
                until(shell);
            }
        });
        try (var following = hosts.follow(ScriptedHost.ADDRESS, UNIT, lines::add)) {
            assertThat(following).isNotNull();
            assertThat(take(1)).containsExactly("three");
        }
    }

    @Test
    void what_is_no_text_is_made_harmless_and_secrets_are_hidden() throws InterruptedException {
        host.behave(shell -> {
            shell.say("from 1\n");
            shell.say(entry("s=a;i=1", "[104,105,27,91,51,49,109,255]"));
            shell.say(entry("s=a;i=2", "\"first\\nsecond \\u202e\""));
            shell.say(entry("s=a;i=3", "null"));
            shell.say("no json\n");
            shell.say(entry("s=a;i=4", "\"password=hunter2\""));
            shell.say(entry("s=a;i=5", "\"" + "x".repeat(5000) + "\""));
            until(shell);
        });
        try (var following = hosts.follow(ScriptedHost.ADDRESS, UNIT, lines::add)) {
            assertThat(following).isNotNull();
            var seen = take(7);
            assertThat(seen.subList(0, 5))
                    .containsExactly(
                            "hi\\u{1b}[31m\ufffd",
                            "first",
                            "second \\u{202e}",
                            "[an entry without a text, or with one too long for journalctl]",
                            "[an entry of the journal that cannot be read]");
            assertThat(seen.get(5)).startsWith("password=[redacted:secret:");
            assertThat(seen.get(6)).hasSizeLessThan(4200).endsWith("[904 more characters]");
        }
    }

    @Test
    void closing_ends_the_hosts_reader_through_its_stdin_and_gives_out_no_more() throws InterruptedException {
        var ended = new CountDownLatch(1);
        host.behave(shell -> {
            shell.say("from 1\n" + entry("s=a;i=1", "\"one\""));
            until(shell);
            ended.countDown();
        });
        var following = hosts.follow(ScriptedHost.ADDRESS, UNIT, lines::add);
        assertThat(take(1)).containsExactly("one");
        var start = System.nanoTime();
        following.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(ended.await(2, TimeUnit.SECONDS)).isTrue();
        assertThat(host.lines()).hasSize(1);
        assertThat(lines).isEmpty();
    }

    @Test
    void a_host_that_is_down_does_not_hold_up_the_caller() throws IOException {
        host.close();
        var start = System.nanoTime();
        var following = hosts.follow(ScriptedHost.ADDRESS, UNIT, lines::add);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        following.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void a_unit_that_no_command_may_name_is_not_followed() {
        hosts.follow(ScriptedHost.ADDRESS, "x;reboot.service", lines::add).close();
        assertThat(host.lines()).isEmpty();
    }

    private List<String> take(int count) throws InterruptedException {
        var taken = new java.util.ArrayList<String>();
        for (var i = 0; i < count; i++) {
            taken.add(lines.poll(10, TimeUnit.SECONDS));
        }
        return taken;
    }

    private static void await(CountDownLatch given) throws IOException {
        try {
            assertThat(given.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String entry(String cursor, String message) {
        return "{\"__CURSOR\":\"" + cursor + "\",\"MESSAGE\":" + message + "}\n";
    }

    /// As follow.sh does: until stdin ends.
    private static void until(ScriptedHost.Shell shell) throws IOException {
        shell.in().readAllBytes();
        shell.exit(143);
    }
}
