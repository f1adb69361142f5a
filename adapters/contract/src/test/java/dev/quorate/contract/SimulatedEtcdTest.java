package dev.quorate.contract;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The rehearsal's cluster answers as etcd does.
final class SimulatedEtcdTest extends EtcdV3Contract {
    private static final int BEYOND = 100;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private final SimulatedCluster cluster = new SimulatedCluster(new ClusterName("prod-eu"), 3, clock);
    private int newcomers;

    @Override
    protected EtcdPort etcd() {
        return cluster;
    }

    @Override
    protected List<Url> endpoints() {
        return cluster.inventory(List.of()).endpoints();
    }

    @Override
    protected Url newPeerUrl() {
        return new Url("http", "10.0.1." + (BEYOND + ++newcomers), 2380);
    }

    @Override
    protected void killMember(int index) {
        cluster.kill(index + 1);
    }

    @Override
    protected void freezeMember(int index) {
        cluster.freeze(index + 1);
    }

    @Override
    protected void thawMember(int index) {
        cluster.thaw(index + 1);
    }

    @Override
    protected void letTimePass(Duration time) {
        clock.advance(time);
    }
}
