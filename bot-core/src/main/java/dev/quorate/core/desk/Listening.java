package dev.quorate.core.desk;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.port.HostPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Hears a unit's journal while a step waits on it, and hands the lines over in batches: a line is an event
/// each time only if it comes alone. Bounded: what comes beyond the room is counted and said.
final class Listening implements AutoCloseable {
    private static final int ROOM = 2000;

    /// A member may be up before the first line of its start has come here: how long to wait for that line,
    /// and for the end of what comes with it. Real time, for it is the journal's reader that is waited for.
    private static final Duration FIRST = Duration.ofMillis(500);

    private static final Duration REST = Duration.ofMillis(120);
    private static final Duration QUIET = Duration.ofMillis(30);

    private final List<String> lines = new ArrayList<>();
    private final HostPort.Following following;
    private long dropped;
    private long lastHeard;
    private boolean any;

    Listening(HostPort hosts, Address host, String unit) {
        following = hosts.follow(host, unit, this::hear);
    }

    private synchronized void hear(String line) {
        lastHeard = System.nanoTime();
        any = true;
        notifyAll();
        if (lines.size() < ROOM) {
            lines.add(line);
        } else {
            dropped++;
        }
    }

    /// Until the lines have stopped coming, or it has taken too long.
    synchronized void settle() throws InterruptedException {
        if (!following.isBehind()) {
            return;
        }
        for (var left = FIRST.toNanos(); !any && left > 0; ) {
            left -= waited(left);
        }
        for (var left = any ? REST.toNanos() : 0; left > 0 && quiet() < QUIET.toNanos(); ) {
            left -= waited(Math.min(left, QUIET.toNanos() - quiet()));
        }
    }

    private long quiet() {
        return System.nanoTime() - lastHeard;
    }

    private synchronized long waited(long nanos) throws InterruptedException {
        var from = System.nanoTime();
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, 1_000_000));
        return System.nanoTime() - from;
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
