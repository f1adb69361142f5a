package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.HostView.Obstacle;
import dev.quorate.core.cluster.HostView.Unreached;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SshHostsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(1200);
    private static final Duration SLACK = Duration.ofMillis(1500);
    private static final Address HOST = ScriptedHost.ADDRESS;
    private static final String UNIT = "etcd2.service";
    private static final String SETTINGS = "/run/quorate/zz-quorate-7f3a.yaml";
    private static final String DROP_IN = "/run/systemd/system/etcd2.service.d/zz-quorate-7f3a.conf";

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
    void a_look_reads_what_the_host_answered_and_says_where_it_comes_from() {
        host.behave(shell -> {
            shell.say(Fixtures.text("look-running.out"));
            shell.exit(0);
        });
        var view = look();
        assertThat(view.unit())
                .hasValueSatisfying(unit -> assertThat(unit.name()).isEqualTo(UNIT));
        assertThat(view.evidence().source()).isEqualTo("ssh 127.0.0.1");
        assertThat(view.evidence().took()).isPositive();
        assertThat(host.lines()).hasSize(1);
    }

    @Test
    void one_connection_serves_many_commands_and_a_lost_one_is_dialed_again() throws IOException {
        host.behave(shell -> {
            shell.say(Fixtures.text("look-running.out"));
            shell.exit(0);
        });
        look();
        look();
        assertThat(host.logins()).isEqualTo(1);
        host.restart();
        assertThat(look()).isInstanceOf(HostView.Reached.class);
        assertThat(host.logins()).isEqualTo(2);
    }

    @Test
    void the_version_of_an_unchanged_program_is_not_asked_for_again() {
        host.behave(shell -> {
            shell.say(Fixtures.text("look-running.out"));
            shell.exit(0);
        });
        look();
        look();
        assertThat(host.lines().get(0)).endsWith("look '' '' '' '' ''");
        assertThat(host.lines().get(1))
                .endsWith("look '' '' '/usr/bin/etcd'"
                        + " '0d7be870-0b23-4a18-8d06-46277ca070f0.1681026213.21529688.1463500' ''");
    }

    @Test
    void a_focus_goes_along_as_quoted_arguments() {
        host.behave(shell -> {
            shell.say(Fixtures.text("look-masked.out"));
            shell.exit(0);
        });
        var view = hosts.look(HOST, Optional.of(new HostFocus(HOST, UNIT, "/var/lib/etcd2")), DEADLINE);
        assertThat(view.seen().flatMap(HostView.Facts::data)).isPresent();
        assertThat(host.lines().getFirst()).endsWith("look 'etcd2.service' '/var/lib/etcd2' '' '' ''");
    }

    @Test
    void an_act_looks_behind_itself_in_the_same_visit_once_a_whole_look_has_been() {
        var whole = Fixtures.text("look-running.out");
        host.behave(shell -> {
            shell.say("begun\ndone\n");
            shell.exit(0);
        });
        assertThat(fenceAndLook().view()).as("nobody has looked yet").isEmpty();
        host.behave(shell -> {
            shell.say(whole + "roots\0/etc/systemd/system /run/systemd/system\0");
            shell.exit(0);
        });
        var seen = look().seen().orElseThrow();
        host.behave(shell -> {
            shell.say("begun\ndone\n\0" + "0\0" + whole);
            shell.exit(0);
        });
        var acted = fenceAndLook();
        assertThat(acted.outcome()).isEqualTo(new Outcome.Done(List.of("done")));
        assertThat(acted.view().flatMap(HostView::seen)).contains(seen);
        assertThat(host.lines()).hasSize(3);
        assertThat(host.lines().getLast())
                .endsWith("fence 'etcd2.service' 'etcd2.service' '/var/lib/etcd2' '' '' '/etc/systemd/system"
                        + " /run/systemd/system'");
    }

    @Test
    void a_look_behind_an_act_that_does_not_end_takes_nothing_away_from_the_act() {
        host.behave(shell -> {
            shell.say(Fixtures.text("look-running.out") + "roots\0/etc/systemd/system\0");
            shell.exit(0);
        });
        look();
        host.behave(shell -> {
            shell.say("begun\ndone\n\0" + "0\0root\0yes\0");
            shell.exit(124);
        });
        assertThat(fenceAndLook()).isEqualTo(HostPort.Acted.blindly(new Outcome.Done(List.of("done"))));
        host.behave(shell -> {
            shell.say("begun\n\0" + "4\0");
            shell.exit(4);
        });
        assertThat(fenceAndLook().outcome()).isInstanceOf(Outcome.Unknown.class);
    }

    private HostPort.Acted fenceAndLook() {
        return hosts.actAndLook(new Action.Fence(HOST, UNIT), new HostFocus(HOST, UNIT, "/var/lib/etcd2"), DEADLINE);
    }

    @Test
    void a_hostile_focus_is_not_sent() {
        var view = hosts.look(HOST, Optional.of(new HostFocus(HOST, UNIT, "/var/lib/$(reboot)")), DEADLINE);
        assertThat(view).isInstanceOf(Unreached.class);
        assertThat(host.lines()).isEmpty();
    }

    @Test
    void an_unknown_host_key_is_told_with_its_fingerprint_and_nothing_is_sent() throws IOException {
        Files.writeString(host.knownHosts(), "");
        var unreached = unreached();
        assertThat(unreached.obstacle()).isEqualTo(Obstacle.HOST_KEY);
        assertThat(unreached.why()).contains("is not pinned").contains("SHA256:");
        assertThat(unreached.instead()).contains("Compare the fingerprint");
        assertThat(fence()).isInstanceOf(Outcome.Refused.class);
        assertThat(host.logins()).isZero();
    }

    @Test
    void a_changed_host_key_is_told_apart_from_an_unknown_one() throws IOException {
        host.pinAnotherKey();
        var unreached = unreached();
        assertThat(unreached.obstacle()).isEqualTo(Obstacle.HOST_KEY);
        assertThat(unreached.why()).contains("is not the pinned one").contains("SHA256:");
        assertThat(unreached.instead()).startsWith("Do not go on before you know why");
        assertThat(host.logins()).isZero();
    }

    @Test
    void a_missing_list_of_host_keys_is_told() throws IOException {
        Files.delete(host.knownHosts());
        assertThat(unreached().why()).contains("known-hosts file").contains("cannot be read");
    }

    @Test
    void a_refused_key_is_a_login_obstacle() {
        host.letNobodyIn();
        var unreached = unreached();
        assertThat(unreached.obstacle()).isEqualTo(Obstacle.LOGIN);
        assertThat(unreached.why()).isEqualTo("it refuses our key for user core");
        assertThat(unreached.instead()).contains("authorized_keys");
    }

    @Test
    void a_private_key_that_others_can_read_is_not_used() throws IOException {
        Files.setPosixFilePermissions(host.privateKey(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(unreached().obstacle()).isEqualTo(Obstacle.LOGIN);
        assertThat(unreached().instead()).isEqualTo("Run: chmod 0600 " + host.privateKey());
    }

    @Test
    void a_missing_or_unreadable_private_key_is_told() throws IOException {
        Files.writeString(host.privateKey(), "no key");
        assertThat(unreached().why()).contains("cannot be used");
        Files.delete(host.privateKey());
        assertThat(unreached().why()).contains("cannot be read");
    }

    @Test
    void a_closed_port_is_unreachable() throws IOException {
        host.close();
        var unreached = unreached();
        assertThat(unreached.obstacle()).isEqualTo(Obstacle.UNREACHABLE);
        assertThat(unreached.why()).contains("refuses connections on port " + host.port());
        assertThat(fence())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("nothing was sent"));
    }

    @Test
    void a_host_that_takes_the_connection_and_says_nothing_is_a_timeout_in_time() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var frozen = new SshHosts(at(silent.getLocalPort()), new TestClock())) {
            var start = System.nanoTime();
            var view = frozen.look(HOST, Optional.empty(), SHORT);
            assertThat(view)
                    .isInstanceOfSatisfying(
                            Unreached.class,
                            unreached -> assertThat(unreached.obstacle()).isEqualTo(Obstacle.TIMEOUT));
            assertThat(frozen.act(new Action.Fence(HOST, UNIT), SHORT))
                    .as("nothing was sent, so nothing can have happened")
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(since(start)).isLessThan(SHORT.multipliedBy(2).plus(SLACK));
        }
    }

    @Test
    void a_command_that_does_not_end_is_unknown_in_time() {
        host.behave(shell -> shell.say("begun\n"));
        var start = System.nanoTime();
        assertThat(hosts.act(new Action.Fence(HOST, UNIT), SHORT))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.why()).isEqualTo("127.0.0.1: no answer came in time"));
        assertThat(since(start)).isBetween(SHORT.minusMillis(50), SHORT.plus(SLACK));
        host.behave(shell -> {
            shell.say("begun\ndone\n");
            shell.exit(0);
        });
        assertThat(fence()).as("the next command gets a fresh connection").isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_look_that_does_not_end_is_a_timeout() {
        host.behave(shell -> shell.say("root\0yes\0"));
        var view = hosts.look(HOST, Optional.empty(), SHORT);
        assertThat(view)
                .isInstanceOfSatisfying(
                        Unreached.class,
                        unreached -> assertThat(unreached.obstacle()).isEqualTo(Obstacle.TIMEOUT));
    }

    @Test
    void a_connection_lost_in_the_middle_is_unknown() {
        host.behave(shell -> {
            shell.say("begun\n");
            shell.breakConnection();
        });
        assertThat(fence())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("the connection broke"));
        assertThat(unreached().why()).contains("the connection broke while we looked");
    }

    @Test
    void an_end_without_an_exit_status_is_unknown() {
        host.behave(shell -> {
            shell.say("begun\n" + UNIT + " is masked until the next boot and stopped\n");
            shell.channel().close(false);
        });
        assertThat(fence()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_half_done_command_is_unknown_and_says_so() {
        host.behave(shell -> {
            shell.say("begun\n");
            shell.complain(UNIT + " is masked, but stopping it failed\n");
            shell.exit(4);
        });
        assertThat(fence())
                .isEqualTo(new Outcome.Unknown(
                        "127.0.0.1: only a part was done (etcd2.service is masked, but stopping" + " it failed)"));
    }

    @Test
    void a_command_that_ran_out_of_its_time_on_the_host_is_unknown() {
        host.behave(shell -> {
            shell.say("begun\n");
            shell.exit(124);
        });
        assertThat(fence()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_no_is_quoted_without_its_secrets_and_without_control_characters() {
        host.behave(shell -> {
            shell.say("begun\n");
            shell.complain("Failed: password=hunter2 \u001b[31m\n\nsecond line.\n");
            shell.exit(1);
        });
        assertThat(fence())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith("127.0.0.1 refused: Failed: password=[redacted:secret:")
                                .endsWith("\\u{1b}[31m; second line.")
                                .doesNotContain("hunter2"));
    }

    @Test
    void a_host_without_sudo_is_told_and_nothing_is_taken_for_done() {
        host.behave(shell -> {
            shell.complain("sudo: a password is required\n");
            shell.exit(1);
        });
        var unreached = unreached();
        assertThat(unreached.obstacle()).isEqualTo(Obstacle.NO_SUDO);
        assertThat(unreached.why()).contains("sudo: a password is required");
        assertThat(unreached.instead()).contains("/etc/sudoers.d");
        assertThat(fence()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_flood_on_stderr_does_not_stop_the_answer() {
        host.behave(shell -> {
            shell.complain("x".repeat(8 * 1024 * 1024));
            shell.say("begun\ndone\n");
            shell.exit(0);
        });
        assertThat(fence()).isEqualTo(new Outcome.Done(java.util.List.of("done")));
    }

    @Test
    void a_flood_on_stdout_is_read_and_not_kept() {
        host.behave(shell -> {
            shell.say("begun\n");
            for (var megabyte = 0; megabyte < 24; megabyte++) {
                shell.say("y".repeat(1024 * 1024));
            }
            shell.exit(3);
        });
        assertThat(fence()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_drop_in_goes_over_stdin_and_its_digest_along_with_it() {
        var received = new AtomicReference<String>();
        host.behave(shell -> {
            received.set(new String(shell.in().readAllBytes(), StandardCharsets.UTF_8));
            shell.say("begun\nwritten\n");
            shell.exit(0);
        });
        var content = "[Service]\nEnvironment=\"A='$(reboot)'\"\n";
        assertThat(hosts.act(new Action.WriteDropIn(HOST, UNIT, DROP_IN, content), DEADLINE))
                .isInstanceOf(Outcome.Done.class);
        assertThat(received).hasValue(content);
        assertThat(host.lines().getFirst())
                .endsWith("write-drop-in '" + DROP_IN + "' '" + Fingerprint.sha256(content) + "'")
                .doesNotContain("reboot");
    }

    @Test
    void hostile_values_are_refused_before_anything_is_sent() {
        for (var action : new Action.OnHost[] {
            new Action.Fence(HOST, "etcd2.service; reboot"),
            new Action.Fence(HOST, "--now.service"),
            new Action.UnmaskAndReload(HOST, "$(reboot).service"),
            new Action.SetAside(HOST, "/var/lib/../..", "x"),
            new Action.SetAside(HOST, "/", "x"),
            new Action.SetAside(HOST, "/var/lib/etcd2", "x/../../y"),
            new Action.PutBack(HOST, "/var/lib/`reboot`", "x"),
            new Action.WriteDropIn(HOST, UNIT, "/etc/passwd", "x"),
            new Action.RemoveDropIn(HOST, UNIT, "/run/systemd/system/etcd2.service.d/20-cloudinit.conf"),
            new Action.Disable(HOST, "--now.service"),
            new Action.Enable(HOST, "etcd*.service"),
            new Action.CopyData(HOST, "/var/lib/etcd2", "../x"),
            new Action.CopyData(HOST, "/var", "x"),
            new Action.CopyData(HOST, "/var/lib/a b", "x"),
            new Action.BackUpData(HOST, "/var/lib/etcd2", "../x"),
            new Action.BackUpData(HOST, "/var", "x"),
            new Action.StopMember(HOST, "--now.service", new MemberId(7)),
            new Action.WriteSettings(HOST, "/etc/passwd", "root", "x"),
            new Action.WriteSettings(HOST, SETTINGS, "-R", "x"),
            new Action.WriteSettings(HOST, SETTINGS, "etcd:root", "x"),
            new Action.RemoveSettings(HOST, "/run/quorate/../../etc/passwd"),
            send(host.privateKey().toString(), "0a".repeat(32), "/var/lib/etcd2", "member"),
            send(host.privateKey().toString(), "0a".repeat(32), "/var/lib/etcd2", "$(reboot).db"),
            send(host.privateKey().toString(), "0a".repeat(32), "/var", "a.db"),
            send(host.privateKey().toString(), "reboot", "/var/lib/etcd2", "a.db"),
            send(directory.toString(), "0a".repeat(32), "/var/lib/etcd2", "a.db"),
            restore("sh", "etcd", "a", "a=http://10.0.1.1:2380", "t"),
            restore("etcdctl", "--reference=/", "a", "a=http://10.0.1.1:2380", "t"),
            restore("etcdctl", "etcd", "-a", "-a=http://10.0.1.1:2380", "t"),
            restore("etcdctl", "etcd", "a;b", "a;b=http://10.0.1.1:2380", "t"),
            restore("etcdctl", "etcd", "a", "a=http://10.0.1.1:2380", "$(reboot)"),
            restore("etcdctl", "etcd", "a", "a=http://10.0.1.1:2380", ""),
            restore("etcdctl", "etcd", "a", "b=http://10.0.1.1:2380", "t"),
        }) {
            assertThat(hosts.act(action, DEADLINE)).as(action.toString()).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(host.lines()).isEmpty();
    }

    private static Action.OnHost send(String file, String sha256, String directory, String name) {
        return new Action.SendSnapshot(HOST, file, sha256, directory, name);
    }

    private static Action.OnHost restore(String program, String owner, String name, String list, String token) {
        var peer = new Url("http", "10.0.1.1", 2380);
        return new Action.RestoreData(HOST, "/var/lib/etcd2", "a.db", program, owner, name, list, token, peer, 0);
    }

    @Test
    void the_new_acts_send_their_values_as_arguments_and_their_files_on_stdin() throws IOException {
        var received = new AtomicReference<String>();
        host.behave(shell -> {
            received.set(new String(shell.in().readAllBytes(), StandardCharsets.UTF_8));
            shell.say("begun\n");
            shell.exit(0);
        });
        var file = Files.writeString(directory.resolve("a.db"), "snapshot");
        var content = "name: node1\n";
        for (var action : new Action.OnHost[] {
            new Action.Disable(HOST, UNIT),
            new Action.Enable(HOST, UNIT),
            new Action.CopyData(HOST, "/var/lib/etcd2", "x1"),
            new Action.BackUpData(HOST, "/var/lib/etcd2", "x1"),
            new Action.StopMember(HOST, UNIT, new MemberId(7)),
            new Action.RemoveSettings(HOST, SETTINGS),
            restore("etcdctl", "etcd", "a", "a=http://10.0.1.1:2380", "t"),
            new Action.WriteSettings(HOST, SETTINGS, "etcd", content),
        }) {
            assertThat(hosts.act(action, DEADLINE)).as(action.toString()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(received).hasValue(content);
        assertThat(hosts.act(send(file.toString(), "0a".repeat(32), "/var/lib/etcd2", "a.db"), DEADLINE))
                .isInstanceOf(Outcome.Done.class);
        assertThat(received).hasValue("snapshot");
        assertThat(host.lines().stream().map(line -> line.substring(line.lastIndexOf("\n' ") + 3)))
                .containsExactly(
                        "enable 'etcd2.service' 'disable'",
                        "enable 'etcd2.service' 'enable'",
                        "copy-data '/var/lib/etcd2' 'x1'",
                        "back-up-data '/var/lib/etcd2' 'x1' 'etcdctl'",
                        "fence 'etcd2.service'",
                        "remove-drop-in '" + SETTINGS + "'",
                        "restore-data '/var/lib/etcd2' 'a.db' 'etcdctl' 'etcd' 'a' 'a=http://10.0.1.1:2380' 't'"
                                + " 'http://10.0.1.1:2380' '0' '0896f28cb3baaad1e4dc01109de8af9ff9ae9ee6c401'",
                        "write-settings '" + SETTINGS + "' '" + Fingerprint.sha256(content) + "' 'etcd'",
                        "receive-snapshot '/var/lib/etcd2' 'a.db' '" + "0a".repeat(32) + "'");
    }

    @Test
    void a_reload_that_systemd_complains_of_is_refused_in_its_words() {
        host.behave(shell -> {
            shell.say(Fixtures.text("reload-key.out"));
            shell.exit(0);
        });
        assertThat(hosts.act(new Action.Reload(HOST, UNIT), DEADLINE))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("Unknown key 'Enviroment'"));
    }

    @Test
    void at_most_eight_commands_run_at_once() throws InterruptedException {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(8);
        var go = new CountDownLatch(1);
        host.behave(shell -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            full.countDown();
            wait(go);
            running.decrementAndGet();
            shell.say("begun\n");
            shell.exit(0);
        });
        var threads = java.util.stream.Stream.generate(() -> Thread.ofVirtual().start(this::fence))
                .limit(20)
                .toList();
        assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
        go.countDown();
        for (var thread : threads) {
            assertThat(thread.join(DEADLINE)).isTrue();
        }
        assertThat(most).hasValue(8);
        assertThat(host.lines()).hasSize(20);
        assertThat(host.logins()).isEqualTo(1);
    }

    private HostView look() {
        return hosts.look(HOST, Optional.empty(), DEADLINE);
    }

    private Unreached unreached() {
        return (Unreached) look();
    }

    private Outcome fence() {
        return hosts.act(new Action.Fence(HOST, UNIT), DEADLINE);
    }

    private SshSettings at(int port) {
        return new SshSettings(
                "root", host.privateKey(), host.knownHosts(), 22, Map.of(HOST, new SshSettings.Login("core", port)));
    }

    private static void wait(CountDownLatch latch) {
        try {
            var _ = latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
