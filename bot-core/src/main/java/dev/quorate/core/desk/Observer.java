package dev.quorate.core.desk;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Looks at a cluster: all endpoints and all hosts at once, each with its own deadline. A look that
/// contradicts itself is taken again before it is believed, because endpoints may differ for a moment while
/// a change is being applied; so is one that comes in the middle of an election.
final class Observer {
    private static final Duration ENDPOINT = Duration.ofSeconds(2);
    private static final Duration HOST = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final int LOOKS = 4;

    /// An etcd with its own settings elects within two seconds; votes may split, and then it takes another two.
    private static final Duration ELECTION = Duration.ofSeconds(5);

    private final Desk.Watched cluster;
    private final Clock clock;

    Observer(Desk.Watched cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    ClusterState look(List<HostFocus> focus) throws InterruptedException {
        return settled(focus, cluster.inventory().hosts());
    }

    /// All endpoints and no host.
    ClusterState lookAtEndpoints() throws InterruptedException {
        return once(List.of(), Set.of());
    }

    /// All endpoints anew, and the focus's host where it is to be visited; the other hosts as they were in
    /// `known`, with the evidence of then.
    ClusterState lookAgain(HostFocus focus, boolean visit, ClusterState known) throws InterruptedException {
        Set<Address> visited = visit ? Set.of(focus.address()) : Set.of();
        var fresh = settled(List.of(focus), visited);
        var hosts = known.hosts().stream()
                .map(old -> fresh.host(old.address()).orElse(old))
                .toList();
        return new ClusterState(fresh.name(), fresh.at(), fresh.endpoints(), hosts, fresh.snapshots());
    }

    /// All endpoints anew around a host that has just been visited; that visit began this look.
    ClusterState lookAround(HostView visited, ClusterState known) throws InterruptedException {
        var fresh = settled(List.of(), Set.of());
        return new ClusterState(
                fresh.name(),
                visited.evidence().at(),
                fresh.endpoints(),
                known.with(visited).hosts(),
                fresh.snapshots());
    }

    private ClusterState settled(List<HostFocus> focus, Set<Address> visited) throws InterruptedException {
        var elected = clock.elapsed().plus(ELECTION);
        var seen = once(focus, visited);
        for (var looks = 1; mayPass(seen, looks, elected); looks++) {
            clock.pause(BETWEEN);
            seen = once(focus, visited);
        }
        return seen;
    }

    private boolean mayPass(ClusterState seen, int looks, Duration elected) {
        return switch (seen.picture()) {
            case Picture.Blind _ -> looks < LOOKS;
            case Picture.NoQuorum _ -> seen.mayBeElecting() && clock.elapsed().compareTo(elected) < 0;
            case Picture.Clear _ -> false;
        };
    }

    private ClusterState once(List<HostFocus> focus, Set<Address> visited) throws InterruptedException {
        var at = clock.now();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var endpoints = ask(threads, cluster.inventory().endpoints());
            var hosts = new ArrayList<Future<HostView>>();
            for (var host : visited) {
                hosts.add(visit(threads, host, focus));
            }
            var snapshots = cluster.etcd().snapshots();
            var views = all(endpoints);
            views.addAll(all(ask(threads, Newcomers.of(views, cluster.inventory()))));
            return new ClusterState(cluster.inventory().name(), at, views, all(hosts), snapshots);
        }
    }

    private List<Future<EndpointView>> ask(ExecutorService threads, List<Url> endpoints) {
        var asked = new ArrayList<Future<EndpointView>>();
        for (var endpoint : endpoints) {
            asked.add(threads.submit(() -> cluster.etcd().look(endpoint, ENDPOINT)));
        }
        return asked;
    }

    private Future<HostView> visit(ExecutorService threads, Address host, List<HostFocus> focus) {
        var known = focus.stream().filter(one -> one.address().equals(host)).findFirst();
        Callable<HostView> visit = () -> cluster.hosts().look(host, known, HOST);
        return threads.submit(visit);
    }

    private static <T> List<T> all(List<Future<T>> views) throws InterruptedException {
        var seen = new ArrayList<T>();
        for (var view : views) {
            try {
                seen.add(view.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a look may fail only by saying so", e.getCause());
            }
        }
        return seen;
    }
}
