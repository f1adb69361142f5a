package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// The hosts as one sees them over SSH. Guarded by its cluster.
final class SimulatedHosts {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    /// A command whose connection broke is under way already.
    private static final Duration LATENESS = Duration.ofMillis(1500);

    private final SimulatedWorld world;
    private final SimulatedMishaps mishaps;
    private final Diary diary;

    SimulatedHosts(SimulatedWorld world, SimulatedMishaps mishaps, Diary diary) {
        this.world = world;
        this.mishaps = mishaps;
        this.diary = diary;
    }

    HostView look(Address address, Optional<HostFocus> focus) {
        var evidence = new Evidence(diary.now(), "ssh " + address, AT_ONCE);
        return reached(address)
                .<HostView>map(
                        host -> new HostView.Reached(address, evidence, host.facts(world.raft.id, focus.isPresent())))
                .orElseGet(() -> new HostView.Unreached(
                        address, evidence, HostView.Obstacle.UNREACHABLE, noRoute(address), "Bring the host up."));
    }

    Outcome act(Action.OnHost action, Duration deadline) {
        return reached(action.host())
                .map(host -> mishaps.make(() -> done(host, action), LATENESS, deadline))
                .orElseGet(
                        () -> new Outcome.Refused(noRoute(action.host()) + "; nothing was sent. Bring the host up."));
    }

    private Outcome done(SimulatedHost host, Action.OnHost action) {
        var outcome = SimulatedSystemd.act(host, action);
        if (outcome instanceof Outcome.Done) {
            world.acts.add(action.getClass().getSimpleName() + " " + action.host());
            world.settle();
        }
        return outcome;
    }

    LogRead readLog(Address address, String dataDirectory) {
        return reached(address)
                .map(host -> host.readLog(dataDirectory, world.raft))
                .orElseGet(() -> new LogRead.NotRead(noRoute(address) + ". Bring the host up."));
    }

    /// A host that is not reached says nothing.
    HostPort.Following follow(Address address, String unit, Consumer<String> line) {
        var host = reached(address).filter(_ -> unit.equals(SimulatedHost.UNIT));
        host.ifPresent(found -> found.readers.add(line));
        return new Reading(host, line);
    }

    /// A line is here as soon as it is said.
    private record Reading(Optional<SimulatedHost> host, Consumer<String> line) implements HostPort.Following {
        @Override
        public boolean isBehind() {
            return false;
        }

        @Override
        public void close() {
            host.ifPresent(found -> found.readers.remove(line));
        }
    }

    private Optional<SimulatedHost> reached(Address address) {
        return world.at(address).filter(host -> host.reachable);
    }

    private static String noRoute(Address address) {
        return "SSH to " + address + " found no route";
    }
}
