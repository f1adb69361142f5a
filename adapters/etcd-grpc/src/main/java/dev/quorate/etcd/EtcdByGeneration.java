package dev.quorate.etcd;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.EndpointView.Silence;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One cluster's etcd, each member in the language of its generation: gRPC, or the v2 API where `/version`
/// says that there is nothing else. Safe for many threads at once.
///
/// Today's members are asked for their version by nobody: they answer gRPC at once. What a member speaks is
/// remembered until it speaks otherwise, for an upgrade changes it.
public final class EtcdByGeneration implements EtcdPort, AutoCloseable {
    /// Of a call's deadline, how much the question may take which generation a member is of; its looks have
    /// nearly always answered it before.
    private static final int SHARE = 4;

    private final GrpcEtcd today;
    private final HttpEtcd old;
    private final Map<Url, Generation> known = new ConcurrentHashMap<>();

    public EtcdByGeneration(EtcdAccess access, Clock clock) {
        today = new GrpcEtcd(access, clock);
        old = new HttpEtcd(access, clock);
    }

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        var time = new Time(deadline);
        if (known.get(endpoint) == Generation.V2) {
            if (old.version(endpoint, deadline)
                    .filter(said -> !said.speaksV2Only())
                    .isEmpty()) {
                return old.look(endpoint, time.left());
            }
            known.remove(endpoint);
        }
        var view = today.look(endpoint, time.left());
        return isAnotherLanguage(view) && isOld(endpoint, time.left()) ? old.look(endpoint, time.left()) : view;
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        var time = new Time(deadline);
        var isOld = Optional.ofNullable(known.get(via))
                .map(generation -> generation == Generation.V2)
                .orElseGet(() -> isOld(via, deadline.dividedBy(SHARE)));
        return isOld ? old.call(call, via, time.left()) : today.call(call, via, time.left());
    }

    @Override
    public List<Snapshot> snapshots() {
        return today.snapshots();
    }

    @Override
    public void close() {
        today.close();
        old.close();
    }

    /// What a member of etcd 2 makes of gRPC is a broken connection, a failed handshake or an odd answer.
    private boolean isAnotherLanguage(EndpointView view) {
        return switch (view) {
            case EndpointView.Answered answered -> {
                known.put(answered.endpoint(), Generation.V3);
                yield false;
            }
            case EndpointView.Silent silent -> silent.kind() == Silence.TLS || silent.kind() == Silence.OTHER;
        };
    }

    private boolean isOld(Url endpoint, Duration left) {
        var isOld = left.isPositive()
                && old.version(endpoint, left).filter(SaidVersion::speaksV2Only).isPresent();
        if (isOld) {
            known.put(endpoint, Generation.V2);
        }
        return isOld;
    }

    /// A deadline that several asks share.
    private record Time(long until) {
        Time(Duration deadline) {
            this(System.nanoTime() + deadline.toNanos());
        }

        Duration left() {
            var left = Duration.ofNanos(until - System.nanoTime());
            return left.isPositive() ? left : Duration.ofMillis(1);
        }
    }
}
