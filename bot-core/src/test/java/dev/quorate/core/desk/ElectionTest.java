package dev.quorate.core.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.Outcome;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A look that comes while the members elect a leader, because the one before has just been killed.
final class ElectionTest {
    private static final Instant BEGUN = Instant.parse("2026-11-22T02:11:40Z");

    private final SettableClock clock = new SettableClock(BEGUN);
    private final SimulatedCluster cluster = new SimulatedCluster(new ClusterName("prod-eu"), 3, clock);

    @Test
    void a_look_in_an_election_is_taken_again_until_a_leader_is_there() throws Exception {
        assertThat(look(electingFor(Duration.ofSeconds(2)))).isInstanceOf(Picture.Clear.class);
        assertThat(clock.now()).isBetween(BEGUN.plusSeconds(2), BEGUN.plusMillis(2_500));
    }

    @Test
    void members_that_elect_nobody_within_five_seconds_have_lost_their_quorum() throws Exception {
        assertThat(look(electingFor(Duration.ofMinutes(1)))).isInstanceOf(Picture.NoQuorum.class);
        assertThat(clock.now()).isBetween(BEGUN.plusSeconds(5), BEGUN.plusMillis(5_500));
    }

    @Test
    void fewer_than_a_majority_elect_nobody_and_nobody_waits_for_them() throws Exception {
        cluster.kill(2);
        cluster.kill(3);
        var begun = clock.now();
        assertThat(look(cluster)).isInstanceOf(Picture.NoQuorum.class);
        assertThat(clock.now()).isBefore(begun.plusSeconds(3));
    }

    private Picture look(EtcdPort etcd) throws InterruptedException {
        var watched = new Desk.Watched(cluster.inventory(List.of("console:ops")), etcd, cluster);
        return new Observer(watched, clock).look(List.of()).picture();
    }

    private EtcdPort electingFor(Duration time) {
        return new Electing(cluster, clock, BEGUN.plus(time));
    }

    /// The members answer and read nothing until somebody leads.
    private record Electing(EtcdPort etcd, SettableClock clock, Instant elected) implements EtcdPort {
        @Override
        public EndpointView look(Url endpoint, Duration deadline) {
            var seen = etcd.look(endpoint, deadline);
            return clock.now().isBefore(elected) && seen instanceof EndpointView.Answered answered
                    ? new EndpointView.Answered(
                            endpoint,
                            answered.evidence(),
                            answered.status(),
                            new EndpointView.NotCurrent("it cannot read from a quorum now"))
                    : seen;
        }

        @Override
        public Outcome call(EtcdCall call, Url via, Duration deadline) {
            return etcd.call(call, via, deadline);
        }

        @Override
        public List<Snapshot> snapshots() {
            return etcd.snapshots();
        }
    }
}
