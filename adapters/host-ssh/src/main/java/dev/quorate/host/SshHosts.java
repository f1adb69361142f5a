package dev.quorate.host;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The hosts of one cluster over SSH. Keeps one connection to each, with at most eight commands at once on
/// it; all methods may be called from any number of threads.
public final class SshHosts implements HostPort, AutoCloseable {
    private final Clock clock;
    private final Dialer dialer;
    private final Redaction redaction = new Redaction();
    private final Look look;
    private final Acts acts = new Acts(redaction);
    private final Logs logs = new Logs(redaction);
    private final Map<Address, Link> links = new ConcurrentHashMap<>();

    public SshHosts(SshSettings settings, Clock clock) {
        this.clock = clock;
        this.dialer = new Dialer(settings);
        this.look = new Look(clock, redaction);
    }

    @Override
    public HostView look(Address host, Optional<HostFocus> focus, Duration deadline) {
        return look.at(host, link(host), focus, Deadline.in(deadline));
    }

    @Override
    public Outcome act(Action.OnHost action, Duration deadline) {
        return acts.act(action, link(action.host()), Deadline.in(deadline));
    }

    @Override
    public LogRead readLog(Address host, String dataDirectory, Duration deadline) {
        return logs.read(host, link(host), dataDirectory, Deadline.in(deadline));
    }

    @Override
    public Acted actAndLook(Action.OnHost action, HostFocus focus, Duration deadline) {
        var visited = acts.act(action, look.behind(focus), link(action.host()), Deadline.in(deadline));
        return visited.outcome() instanceof Outcome.Done
                ? new Acted(visited.outcome(), look.behind(focus, visited.look(), visited.took()))
                : Acted.blindly(visited.outcome());
    }

    @Override
    public Following follow(Address host, String unit, Consumer<String> line) {
        return JournalFollowing.start(link(host), unit, redaction, clock, line);
    }

    /// Closes all connections; what still runs on a host there ends by its own time limit.
    @Override
    public void close() {
        links.values().forEach(Link::close);
    }

    private Link link(Address host) {
        return links.computeIfAbsent(host, address -> new Link(address, dialer));
    }
}
