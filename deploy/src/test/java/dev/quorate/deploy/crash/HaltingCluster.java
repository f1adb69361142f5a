package dev.quorate.deploy.crash;

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
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Both ports of a cluster on which acts take their time, standing still when the world has changed and the
/// bot does not know it yet.
record HaltingCluster(SimulatedCluster cluster, SettableClock clock, Halts halts) implements EtcdPort, HostPort {
    private static final Duration COST = Duration.ofMillis(300);

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        return cluster.look(endpoint, deadline);
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        clock.advance(COST);
        var outcome = cluster.call(call, via, deadline);
        halts.at("effect " + call.getClass().getSimpleName());
        return outcome;
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
        clock.advance(COST);
        var outcome = cluster.act(action, deadline);
        halts.at("effect " + action.getClass().getSimpleName());
        return outcome;
    }

    @Override
    public LogRead readLog(Address host, String dataDirectory, Duration deadline) {
        return cluster.readLog(host, dataDirectory, deadline);
    }

    @Override
    public Acted actAndLook(Action.OnHost action, HostFocus focus, Duration deadline) {
        clock.advance(COST);
        var acted = cluster.actAndLook(action, focus, deadline);
        halts.at("effect " + action.getClass().getSimpleName());
        return acted;
    }

    @Override
    public Following follow(Address host, String unit, Consumer<String> line) {
        return cluster.follow(host, unit, line);
    }
}
