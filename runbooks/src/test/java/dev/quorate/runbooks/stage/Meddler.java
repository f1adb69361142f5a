package dev.quorate.runbooks.stage;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.Outcome;
import dev.quorate.core.rehearsal.SimulatedCluster;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Stands between the desk and its cluster, and lets a spec do something at a certain moment: right before an
/// act, or after so many looks at endpoints. The bot waits meanwhile, so that no spec races with it.
public final class Meddler implements EtcdPort, HostPort {
    /// What a spec does at its moment.
    public interface Deed {
        void now() throws InterruptedException;
    }

    private record Late(AtomicInteger looks, Deed deed) {}

    private final SimulatedCluster cluster;
    private final Map<String, Deed> deeds = new ConcurrentHashMap<>();
    private final Map<String, Late> later = new ConcurrentHashMap<>();
    private final AtomicInteger acts = new AtomicInteger();

    Meddler(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    /// Once, before the next act of this kind: `Fence`, `Remove`, `Add`, `Start`, `Promote`, ...
    public void before(String kind, Deed deed) {
        deeds.put(kind, deed);
    }

    /// Once, before the act with this number, counted from 1 over all kinds.
    public void beforeAct(int number, Deed deed) {
        deeds.put("act " + number, deed);
    }

    /// How many acts there were so far, over all kinds.
    public int acts() {
        return acts.get();
    }

    /// Once, at the so manieth look at an endpoint from now on.
    public void afterLooks(int looks, Deed deed) {
        later.put("look", new Late(new AtomicInteger(looks), deed));
    }

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        var late = later.get("look");
        if (late != null && late.looks().decrementAndGet() == 0) {
            meddle(late.deed());
        }
        return cluster.look(endpoint, deadline);
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        beforeAct(call.getClass().getSimpleName());
        return cluster.call(call, via, deadline);
    }

    @Override
    public java.util.List<Snapshot> snapshots() {
        return cluster.snapshots();
    }

    @Override
    public HostView look(Address host, Optional<HostFocus> focus, Duration deadline) {
        return cluster.look(host, focus, deadline);
    }

    @Override
    public Outcome act(Action.OnHost action, Duration deadline) {
        beforeAct(action.getClass().getSimpleName());
        return cluster.act(action, deadline);
    }

    @Override
    public LogRead readLog(Address host, String dataDirectory, Duration deadline) {
        return cluster.readLog(host, dataDirectory, deadline);
    }

    @Override
    public Following follow(Address host, String unit, Consumer<String> line) {
        return cluster.follow(host, unit, line);
    }

    private void beforeAct(String kind) {
        Optional.ofNullable(deeds.remove(kind)).ifPresent(Meddler::meddle);
        Optional.ofNullable(deeds.remove("act " + acts.incrementAndGet())).ifPresent(Meddler::meddle);
    }

    private static void meddle(Deed deed) {
        try {
            deed.now();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
