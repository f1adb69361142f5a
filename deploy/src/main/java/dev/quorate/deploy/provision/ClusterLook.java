package dev.quorate.deploy.provision;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.port.Clock;
import dev.quorate.deploy.check.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A look at all endpoints of a cluster at once, and at none of its hosts.
///
/// - `deadline`: of each endpoint; the port keeps it
public record ClusterLook(Clock clock, Duration deadline) {
    public ClusterState at(Watch watch) throws InterruptedException {
        var began = clock.now();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = watch.inventory().endpoints().stream()
                    .map(endpoint -> lanes.submit(() -> watch.etcd().look(endpoint, deadline)))
                    .toList();
            return new ClusterState(watch.inventory().name(), began, views(looks), List.of(), List.of());
        }
    }

    public List<LiveCluster> clusters(List<Watch> watches) throws InterruptedException {
        var clusters = new ArrayList<LiveCluster>();
        for (var watch : watches) {
            clusters.add(new LiveCluster(watch.inventory(), at(watch).picture()));
        }
        return clusters;
    }

    private static List<EndpointView> views(List<Future<EndpointView>> looks) throws InterruptedException {
        var views = new ArrayList<EndpointView>();
        for (var look : looks) {
            try {
                views.add(look.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a look answers or says why not", e);
            }
        }
        return views;
    }
}
