package dev.quorate.deploy.forgery;

import dev.quorate.chat.slack.fake.Waiting;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Both ports of a cluster whose acts can be held up, so that a run stands in the middle of a step while a spec
/// looks at what people say to it.
public record HeldCluster(SimulatedCluster cluster, AtomicBoolean held) implements EtcdPort, HostPort {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public HeldCluster(SimulatedCluster cluster) {
        this(cluster, new AtomicBoolean());
    }

    public void hold() {
        held.set(true);
    }

    public void release() {
        held.set(false);
    }

    private void await() {
        Waiting.until("the release of the cluster", LONGEST, () -> !held.get());
    }

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        return cluster.look(endpoint, deadline);
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        await();
        return cluster.call(call, via, deadline);
    }

    @Override
    public List<Snapshot> snapshots() {
        return cluster.snapshots();
    }

    @Override
    public HostView look(Address host, Optional<HostFocus> focus, Duration deadline) {
        return cluster.look(host, focus, deadline);
    }

    @Override
    public Outcome act(Action.OnHost action, Duration deadline) {
        await();
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
}
