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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The host port on node 3 of the lab: real sshd, real sudo, real systemd, real etcd. Needs `deploy/lab up` and root.
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

    @Test
    void a_unit_that_systemd_does_not_know_is_not_fenced() {
        assertThat(act(new Action.Fence(host(), "quorate-nobody.service")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("systemd knows no quorate-nobody.service"));
    }

    @Test
    void a_warm_look_is_quick() {
        HOSTS.look(host(), Optional.empty(), SHORT);
        var best = Duration.ofDays(1);
        for (var tries = 0; tries < 10; tries++) {
            var view = HOSTS.look(host(), Optional.empty(), SHORT);
            assertThat(view).isInstanceOf(HostView.Reached.class);
            best = view.evidence().took().compareTo(best) < 0 ? view.evidence().took() : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(150));
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
