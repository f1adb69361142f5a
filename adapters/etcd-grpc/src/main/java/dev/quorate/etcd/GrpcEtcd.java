package dev.quorate.etcd;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.Outcome;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One cluster's etcd, over gRPC. Safe for many threads at once; every look and call has a connection of its
/// own.
final class GrpcEtcd implements EtcdPort, AutoCloseable {
    /// What a look may take beyond its deadline before we stop waiting for gRPC to notice it.
    private static final Duration GRACE = Duration.ofMillis(250);

    private final Clock clock;
    private final ExecutorService lanes = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("etcd-", 0).factory());
    private final Dialer dialer;
    private final Look look;
    private final Calls calls;
    private final SnapshotShelf shelf;

    GrpcEtcd(EtcdAccess access, Clock clock) {
        this.clock = clock;
        dialer = new Dialer(new Trust(access.tls()), lanes);
        shelf = new SnapshotShelf(access.snapshotDirectory());
        var logins = new Logins(access.login());
        look = new Look(dialer, logins);
        calls = new Calls(dialer, logins, new Saves(shelf, clock));
    }

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        var began = new Began(endpoint, clock.now(), System.nanoTime());
        var seen = lanes.submit(() -> view(began, deadline));
        try {
            return seen.get(deadline.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return silent(began, WhySilent.late(deadline));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return silent(began, new WhySilent(EndpointView.Silence.OTHER, "the bot was told to stop"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look at " + endpoint + " failed in a way it must not", e);
        } finally {
            seen.cancel(true);
        }
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        return calls.make(call, via, deadline);
    }

    @Override
    public List<Snapshot> snapshots() {
        return shelf.snapshots();
    }

    /// What is still under way ends as broken off.
    @Override
    public void close() {
        lanes.shutdownNow();
        dialer.close();
    }

    private record Began(Url endpoint, Instant at, long nanos) {
        Evidence evidence() {
            return new Evidence(at, endpoint.toString(), Duration.ofNanos(System.nanoTime() - nanos));
        }
    }

    private EndpointView view(Began began, Duration deadline) {
        try {
            var seen = look.at(began.endpoint(), deadline);
            return new EndpointView.Answered(began.endpoint(), began.evidence(), seen.status(), seen.reading());
        } catch (StatusRuntimeException | Trust.Unusable e) {
            return silent(began, WhySilent.of(e, began.endpoint(), deadline));
        }
    }

    private static EndpointView silent(Began began, WhySilent why) {
        return new EndpointView.Silent(began.endpoint(), began.evidence(), why.kind(), why.clause());
    }
}
