package dev.quorate.runbooks.simulation;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Evidence;
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
import dev.quorate.core.rehearsal.SimulatedCluster.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The cluster and its hosts as one process of the bot reaches them: through a network that is cut at times,
/// with answers that get lost, and with a witness beside each act.
record Wire(World world, BotLife process) implements EtcdPort, HostPort {
    private static final String CUT = "no answer: the network is cut";

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        process.breathe();
        world.witness.looked();
        return world.isCutOff(endpoint.address())
                ? new EndpointView.Silent(
                        endpoint,
                        new Evidence(world.time.wall(), endpoint.toString(), deadline),
                        EndpointView.Silence.TIMEOUT,
                        CUT)
                : world.cluster.look(endpoint, deadline);
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        return call instanceof EtcdCall.Save
                ? made(call.toString(), Optional.of(via.address()), () -> world.cluster.call(call, via, deadline))
                : made(call.toString(), Optional.of(via.address()), () -> {
                    world.keeps(() -> world.witness.calls(call));
                    return world.cluster.call(call, via, deadline);
                });
    }

    @Override
    public Outcome act(Action.OnHost action, Duration deadline) {
        return made(action.toString(), Optional.of(action.host()), () -> {
            world.keeps(() -> world.witness.acts(action));
            return world.cluster.act(action, deadline);
        });
    }

    private Outcome made(String what, Optional<Address> where, Supplier<Outcome> act) {
        process.breathe();
        var death = world.isCalm() ? null : world.chance.deathAtAct();
        if (death != null && death) {
            world.kill();
            process.standsStillIfDead();
        }
        if (where.filter(world::isCutOff).isPresent()) {
            return new Outcome.Unknown(CUT);
        }
        var mishap = world.expectMishap();
        world.witness.before();
        var outcome = act.get();
        world.note(what.split("\\[", 2)[0] + " -> " + outcome.getClass().getSimpleName());
        world.keeps(world.witness::after);
        if (mishap == Mishap.LATE && outcome instanceof Outcome.Unknown) {
            world.witness.isOnItsWay();
        }
        if (death != null) {
            world.kill();
        }
        process.breathe();
        return outcome;
    }

    @Override
    public List<Snapshot> snapshots() {
        return world.cluster.snapshots();
    }

    @Override
    public HostView look(Address host, Optional<HostFocus> focus, Duration deadline) {
        process.breathe();
        return world.isCutOff(host)
                ? new HostView.Unreached(
                        host,
                        new Evidence(world.time.wall(), "ssh " + host, deadline),
                        HostView.Obstacle.UNREACHABLE,
                        CUT,
                        "Mend the network.")
                : world.cluster.look(host, focus, deadline);
    }

    @Override
    public LogRead readLog(Address host, String dataDirectory, Duration deadline) {
        process.breathe();
        return world.isCutOff(host) ? new LogRead.NotRead(CUT) : world.cluster.readLog(host, dataDirectory, deadline);
    }

    @Override
    public Following follow(Address host, String unit, Consumer<String> line) {
        return world.cluster.follow(host, unit, line);
    }
}
