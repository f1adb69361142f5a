package dev.quorate.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.contract.EtcdV2Contract;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The promises of the port, kept over the v2 API by a real etcd that serves it: by 3.4, the last one that is at
/// hand here. As etcd 2 by default it has no strict reconfiguration check.
final class HttpEtcdTest extends EtcdV2Contract {
    private static final List<String> AS_ETCD_2 = List.of("--enable-v2", "--strict-reconfig-check=false");
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final WallClock clock = new WallClock();
    private RealCluster cluster;
    private HttpEtcd etcd;

    @BeforeEach
    void startCluster() {
        cluster = RealCluster.start("http", 3, AS_ETCD_2);
        etcd = new HttpEtcd(
                new EtcdAccess(
                        Optional.empty(), Optional.empty(), cluster.directory().resolve("snapshots")),
                clock);
    }

    @AfterEach
    void endCluster() {
        etcd.close();
        cluster.close();
    }

    /// What a recovery of etcd 2 does: the add takes the quorum, and the lone member says so itself.
    @Test
    void a_voter_that_is_added_to_a_lone_one_is_listed_without_a_quorum_and_heals_it_by_its_start() {
        try (var lone = RealCluster.start("http", 1, AS_ETCD_2)) {
            var endpoint = lone.endpoints().getFirst();
            eventuallyReading(endpoint);
            var url = newPeerUrl();
            assertThat(etcd.call(new EtcdCall.Add(url, false), endpoint, DEADLINE))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(etcd.look(endpoint, Duration.ofMillis(1500)))
                    .isInstanceOfSatisfying(
                            EndpointView.Answered.class,
                            answered -> assertThat(answered.reading())
                                    .isInstanceOfSatisfying(
                                            EndpointView.NotCurrent.class,
                                            reading -> assertThat(reading.members())
                                                    .hasSize(2)
                                                    .anyMatch(member -> member.hasPeerUrl(url) && !member.started())));
            lone.join(url);
            assertThat(eventuallyReading(endpoint).members()).hasSize(2);
        }
    }

    private EndpointView.Current eventuallyReading(Url endpoint) {
        for (var breath = 0; breath < 200; breath++) {
            if (etcd.look(endpoint, DEADLINE) instanceof EndpointView.Answered answered
                    && answered.reading() instanceof EndpointView.Current current) {
                return current;
            }
            letTimePass(Duration.ofMillis(100));
        }
        throw new AssertionError("in vain waited until " + endpoint + " reads");
    }

    @Override
    protected EtcdPort etcd() {
        return etcd;
    }

    @Override
    protected List<Url> endpoints() {
        return cluster.endpoints();
    }

    @Override
    protected Url newPeerUrl() {
        return new Url("http", "127.0.0.1", RealCluster.freePort());
    }

    @Override
    protected void killMember(int index) {
        cluster.killMember(index);
    }

    @Override
    protected void freezeMember(int index) {
        cluster.freezeMember(index);
    }

    @Override
    protected void thawMember(int index) {
        cluster.thawMember(index);
    }

    @Override
    protected void letTimePass(Duration time) {
        try {
            clock.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
