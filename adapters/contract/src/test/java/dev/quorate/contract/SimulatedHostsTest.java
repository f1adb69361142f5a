package dev.quorate.contract;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import java.time.Duration;
import java.time.Instant;

/// The rehearsal's hosts behave as real ones do.
final class SimulatedHostsTest extends HostContract {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private final SimulatedCluster cluster = new SimulatedCluster(new ClusterName("prod-eu"), 3, clock);

    @Override
    protected HostPort hosts() {
        return cluster;
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
        return new Url("http", "10.0.1.3", 2380);
    }

    @Override
    protected Address unreachable() {
        return new Address("10.0.1.99");
    }

    @Override
    protected void letTimePass(Duration time) {
        clock.advance(time);
    }
}
