package dev.quorate.core.desk;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.LogEnd;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.LogRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Where the logs of stopped members end: read when quorum is lost, for then it decides who may carry on.
record Logs(HostPort hosts) {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /// The same look, with the ends of the logs where quorum is lost and they can be read.
    ClusterState in(ClusterState seen) throws InterruptedException {
        if (!(seen.picture() instanceof Picture.NoQuorum)) {
            return seen;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var views = new ArrayList<Future<HostView>>();
            seen.hosts().forEach(host -> views.add(threads.submit(() -> withEnd(host))));
            var hosts = new ArrayList<HostView>();
            for (var view : views) {
                hosts.add(view.get());
            }
            return new ClusterState(seen.name(), seen.at(), seen.endpoints(), hosts, seen.snapshots());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a log may be unreadable only by saying so", e.getCause());
        }
    }

    private HostView withEnd(HostView view) {
        return view instanceof HostView.Reached reached && isStopped(reached)
                ? new HostView.Reached(reached.address(), reached.evidence(), withEnd(reached))
                : view;
    }

    private static boolean isStopped(HostView.Reached host) {
        return host.unit().filter(unit -> !unit.running()).isPresent();
    }

    private HostView.Facts withEnd(HostView.Reached host) {
        var facts = host.facts();
        return facts.data()
                .filter(data -> data.wal().isPresent())
                .map(data -> facts.with(data.with(end(host, data))))
                .orElse(facts);
    }

    private Optional<LogEnd> end(HostView.Reached host, HostView.DataDirectory data) {
        return switch (hosts.readLog(host.address(), data.path(), DEADLINE)) {
            case LogRead.Read(var end) -> Optional.of(end);
            case LogRead.NotRead _ -> Optional.empty();
        };
    }
}
