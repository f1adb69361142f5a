package dev.quorate.etcd;

import dev.quorate.contract.EtcdV3Contract;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdPort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// The promises of the port, kept by etcd itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrpcEtcdTest extends EtcdV3Contract {
    private final WallClock clock = new WallClock();
    private ClusterNursery nursery;
    private RealCluster cluster;
    private GrpcEtcd etcd;

    @BeforeAll
    void startClusters() {
        nursery = new ClusterNursery();
    }

    @BeforeEach
    void takeCluster() throws InterruptedException {
        cluster = nursery.take();
        var snapshots = cluster.directory().resolve("snapshots");
        etcd = new GrpcEtcd(new EtcdAccess(Optional.empty(), Optional.empty(), snapshots), clock);
    }

    @AfterEach
    void leaveCluster() {
        etcd.close();
        nursery.leave(cluster);
    }

    @AfterAll
    void endClusters() {
        nursery.close();
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
