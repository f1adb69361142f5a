package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.contract.HostContract;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.Outcome;
import dev.quorate.host.SshHosts;
import dev.quorate.host.SshSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The host port on node 3 of the lab: real sshd, real sudo, real systemd, real etcd. Needs `deploy/lab up`
/// and root.
@Tag("lab")
final class SshHostsLabTest extends HostContract {
    private static final Path LAB = Path.of("/var/lib/quorate-lab");
    private static final Duration SHORT = Duration.ofSeconds(5);

    private static final SshHosts HOSTS = new SshHosts(
            new SshSettings("core", LAB.resolve("id_ed25519"), LAB.resolve("known_hosts"), 22, Map.of()),
            new WallClock());

    @Override
    protected HostPort hosts() {
        return HOSTS;
    }

    @Override
    protected Address host() {
        return new Address("10.0.1.3");
    }

    @Override
    protected String unit() {
        return "etcd2.service";
    }

    @Override
    protected String dataDirectory() {
        return "/var/lib/etcd2";
    }

    @Override
    protected Url peerUrl() {
        return Url.parse("http://10.0.1.3:2380").orElseThrow();
    }

    @Override
    protected Address unreachable() {
        return new Address("10.0.1.99");
    }

    @Override
    protected void letTimePass(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void hangUp() {
        HOSTS.close();
    }

    @Test
    void a_broken_drop_in_is_told_by_the_reload_in_systemds_own_words() {
        act(new Action.WriteDropIn(host(), unit(), dropIn(), "[Service]\nEnviroment=\"ETCD_NAME=x\"\n"));
        assertThat(act(new Action.Reload(host(), unit())))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains(dropIn())
                                .contains("Enviroment")
                                .doesNotContain("\n"));
        act(new Action.RemoveDropIn(host(), unit(), dropIn()));
        assertThat(act(new Action.Reload(host(), unit()))).isInstanceOf(Outcome.Done.class);
    }

    /// One stray quote, and systemd goes on without the assignment: the start would join nobody.
    @Test
    void a_quote_too_many_is_told_by_the_reload_and_the_computed_settings_lack_the_assignment() {
        act(new Action.WriteDropIn(
                host(), unit(), dropIn(), "[Service]\nEnvironment=\"ETCD_INITIAL_CLUSTER_TOKEN=\"x\"\n"));
        assertThat(act(new Action.Reload(host(), unit())))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.why()).contains(dropIn(), "ETCD_INITIAL_CLUSTER_TOKEN", "ignoring"));
        assertThat(look())
                .isInstanceOfSatisfying(
                        HostView.Reached.class,
                        host -> assertThat(host.unit().orElseThrow().setting("ETCD_INITIAL_CLUSTER_TOKEN"))
                                .isEmpty());
        act(new Action.RemoveDropIn(host(), unit(), dropIn()));
        assertThat(act(new Action.Reload(host(), unit()))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_unit_that_systemd_does_not_know_is_not_fenced() {
        assertThat(act(new Action.Fence(host(), "quorate-nobody.service")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("systemd knows no quorate-nobody.service"));
    }

    /// Measured against the least that a command there costs, so that a busy machine is no reason to fail.
    @Test
    void a_warm_look_costs_no_more_than_a_few_commands() {
        HOSTS.look(host(), Optional.empty(), SHORT);
        var least = quickest(() -> act(new Action.RemoveDropIn(host(), unit(), dropIn())));
        var look = quickest(() -> assertThat(look()).isInstanceOf(HostView.Reached.class));
        assertThat(look).isLessThan(least.multipliedBy(4));
    }

    private static Duration quickest(Runnable command) {
        return IntStream.range(0, 10)
                .mapToObj(_ -> {
                    var start = System.nanoTime();
                    command.run();
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .min(Duration::compareTo)
                .orElseThrow();
    }

    /// The lab's hosts share this machine's clock.
    private static final class WallClock implements Clock {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }
    }
}
