package dev.quorate.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.LogEnd;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.LogRead;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What is left of a simulated cluster that died member by member.
final class SurvivorsTest {
    private final SimulatedCluster cluster =
            new SimulatedCluster(new ClusterName("lab"), 3, new SettableClock(Instant.parse("2026-11-22T15:37:08Z")));

    @Test
    void who_died_first_knows_least() {
        cluster.kill(1);
        cluster.addBehindOurBack(new Url("http", "10.0.1.4", 2380));
        cluster.kill(2);
        cluster.kill(3);
        assertThat(end(1)).isLessThan(end(2));
        assertThat(end(2)).isEqualTo(end(3));
        assertThat(end(1).term()).isLessThan(end(3).term());
    }

    @Test
    void what_a_minority_is_asked_is_in_no_log() {
        cluster.kill(1);
        cluster.kill(2);
        cluster.addBehindOurBack(new Url("http", "10.0.1.4", 2380));
        cluster.kill(3);
        assertThat(end(3)).isEqualTo(end(2));
    }

    @Test
    void a_member_that_runs_or_hangs_or_lost_its_data_has_no_log_to_read() {
        cluster.freeze(2);
        cluster.wipe(3);
        for (var number = 1; number <= 3; number++) {
            assertThat(read(number)).isInstanceOf(LogRead.NotRead.class);
        }
    }

    private LogEnd end(int number) {
        return ((LogRead.Read) read(number)).end();
    }

    private LogRead read(int number) {
        return cluster.readLog(new Address("10.0.1." + number), "/var/lib/etcd2", Duration.ofSeconds(1));
    }
}
