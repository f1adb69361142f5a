package dev.quorate.core.desk;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.port.HostPort;
import java.util.ArrayList;
import java.util.List;

/// Hears a unit's journal while a step waits on it, and hands the lines over in batches: a line is an event
/// each time only if it comes alone. Bounded: what comes beyond the room is counted and said.
final class Listening implements AutoCloseable {
    private static final int ROOM = 2000;

    private final List<String> lines = new ArrayList<>();
    private final HostPort.Following following;
    private long dropped;

    Listening(HostPort hosts, Address host, String unit) {
        following = hosts.follow(host, unit, this::hear);
    }

    private synchronized void hear(String line) {
        if (lines.size() < ROOM) {
            lines.add(line);
        } else {
            dropped++;
        }
    }

    synchronized List<String> take() {
        var taken = new ArrayList<>(lines);
        lines.clear();
        if (dropped > 0) {
            taken.add("[" + dropped + " more lines came faster than they could be kept; read them on the host]");
            dropped = 0;
        }
        return taken;
    }

    @Override
    public void close() {
        following.close();
    }
}
