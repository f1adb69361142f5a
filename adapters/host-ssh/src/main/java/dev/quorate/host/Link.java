package dev.quorate.host;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView.Obstacle;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jspecify.annotations.Nullable;

/// The one connection to a host: dialed when first needed, kept, thrown away whole on any failure and dialed
/// again.
final class Link implements AutoCloseable {
    /// sshd refuses the eleventh session of a connection (MaxSessions 10); we stay clear of it.
    private static final int MOST_CHANNELS = 8;

    private final Address host;
    private final Dialer dialer;
    private final Semaphore channels = new Semaphore(MOST_CHANNELS, true);
    private final ReentrantLock dialing = new ReentrantLock();
    private final AtomicReference<@Nullable SSHClient> client = new AtomicReference<>();
    private volatile boolean closed;

    Link(Address host, Dialer dialer) {
        this.host = host;
        this.dialer = dialer;
    }

    /// A channel on a living connection, or why there is none.
    sealed interface Opened {}

    record Channel(SSHClient client, Session session) implements Opened {}

    record NoChannel(Answer.NotSent why) implements Opened {}

    String user() {
        return dialer.login(host).user();
    }

    Answer run(Command command, Deadline deadline) {
        return run(command, _ -> {}, deadline);
    }

    /// For what is too long to be an answer: `sip` reads stdout as it comes.
    Answer run(Command command, Gulp.Sip sip, Deadline deadline) {
        if (!enter(deadline)) {
            return new Answer.NotSent(
                    Obstacle.TIMEOUT,
                    MOST_CHANNELS + " commands of ours already run there and none ended in time",
                    "Wait for them, or see why the host is so slow.");
        }
        try {
            return new Visit(this, command, sip).within(deadline);
        } finally {
            leave();
        }
    }

    boolean enter(Deadline deadline) {
        try {
            return channels.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        channels.release();
    }

    /// Nothing has been sent when this fails, so a stale connection is replaced and the channel asked for
    /// once more.
    Opened open(Deadline deadline) {
        var kept = client.get();
        if (kept != null && kept.isConnected() && kept.isAuthenticated()) {
            try {
                return new Channel(kept, kept.startSession());
            } catch (IOException e) {
                drop(kept);
            }
        }
        return switch (dial(deadline)) {
            case Dialer.Closed(var why) -> new NoChannel(why);
            case Dialer.Open(var fresh) -> openOn(fresh);
        };
    }

    private Opened openOn(SSHClient fresh) {
        try {
            return new Channel(fresh, fresh.startSession());
        } catch (IOException e) {
            drop(fresh);
            return new NoChannel(new Answer.NotSent(
                    Obstacle.OTHER,
                    "it lets us log in and then refuses to run anything",
                    "See MaxSessions, ForceCommand and what sshd on the host logs."));
        }
    }

    private Dialer.Dialed dial(Deadline deadline) {
        if (!lock(deadline)) {
            return new Dialer.Closed(new Answer.NotSent(
                    Obstacle.TIMEOUT, "connecting takes too long", "See whether the host is up and not frozen."));
        }
        try {
            var kept = client.get();
            if (kept != null && kept.isConnected() && kept.isAuthenticated()) {
                return new Dialer.Open(kept);
            }
            return closed ? goingDown() : dialer.dial(host, deadline, client::set);
        } finally {
            dialing.unlock();
        }
    }

    private static Dialer.Closed goingDown() {
        return new Dialer.Closed(
                new Answer.NotSent(Obstacle.OTHER, "the bot is going down", "Ask again when it is back."));
    }

    private boolean lock(Deadline deadline) {
        try {
            return dialing.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Throws the present connection away, also one that is only being dialed.
    void drop() {
        drop(client.get());
    }

    void drop(@Nullable SSHClient broken) {
        if (broken != null) {
            client.compareAndSet(broken, null);
            Dialer.hangUp(broken);
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
