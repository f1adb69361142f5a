package dev.quorate.etcd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Clusters of three that were started ahead of the specs that will break them: etcd takes no add in its
/// first five seconds, and that waiting is done once for all.
final class ClusterNursery implements AutoCloseable {
    private static final int AHEAD = 6;

    private static final Duration GROWN_UP = Duration.ofSeconds(6);

    private final WallClock clock = new WallClock();
    private final BlockingQueue<Cradle> ready = new LinkedBlockingQueue<>();
    private final List<RealCluster> taken = new ArrayList<>();
    private final ExecutorService starter = Executors.newSingleThreadExecutor();

    ClusterNursery() {
        for (int count = 0; count < AHEAD; count++) {
            bear();
        }
    }

    private record Cradle(RealCluster cluster, Instant born) {}

    private void bear() {
        ready.add(new Cradle(RealCluster.start(3), clock.now()));
    }

    /// The oldest one. The next is started in its place.
    RealCluster take() throws InterruptedException {
        starter.execute(this::bear);
        var oldest = ready.poll(30, TimeUnit.SECONDS);
        if (oldest == null) {
            throw new IllegalStateException("no etcd could be started");
        }
        taken.add(oldest.cluster());
        clock.pause(Duration.between(clock.now(), oldest.born().plus(GROWN_UP)));
        return oldest.cluster();
    }

    /// What a spec has broken does no work for the others.
    void leave(RealCluster cluster) {
        taken.remove(cluster);
        cluster.close();
    }

    @Override
    public void close() {
        starter.close();
        taken.forEach(RealCluster::close);
        ready.forEach(cradle -> cradle.cluster().close());
    }
}
