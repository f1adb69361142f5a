package dev.quorate.core.mail;

import dev.quorate.core.approval.Request;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what waits in the outbox to one chat, until it is closed: a thread that sorts, and one for each channel.
public final class Sending<M> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);
    private static final Duration FULL = Duration.ofMillis(200);
    private static final Duration TROUBLE = Duration.ofSeconds(5);
    private static final Duration TO_CLOSE = Duration.ofSeconds(3);

    private final Mailroom<M> mailroom;
    private final Dialect dialect;
    private final Clock clock;
    private final Semaphore somethingWaits = new Semaphore(0);
    private final List<Semaphore> bells = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /// - `approvers`: the accounts of those who may approve what is asked for
    public Sending(
            Courier<M> api,
            Outbox outbox,
            Journal journal,
            Rendering<M> rendering,
            Function<Request, List<String>> approvers,
            Dialect dialect,
            Clock clock) {
        this.dialect = dialect;
        this.clock = clock;
        var shop = new Workshop<>(
                api, outbox, journal, rendering, approvers, clock, dialect, Limits.Shared.of(dialect.limits()));
        mailroom = new Mailroom<>(shop, this::begin);
    }

    public void start() {
        thread(dialect.chat() + "-mailroom", this::sort);
    }

    /// Something waits. Returns at once.
    public void collect() {
        somethingWaits.release();
    }

    /// What is under way is broken off: it is found out at the next start.
    @Override
    public void close() {
        closed = true;
        List<Thread> running;
        synchronized (threads) {
            running = List.copyOf(threads);
        }
        running.forEach(Thread::interrupt);
        var deadline = System.nanoTime() + TO_CLOSE.toNanos();
        for (var thread : running) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void thread(String name, Runnable work) {
        synchronized (threads) {
            if (!closed) {
                threads.add(Thread.ofVirtual().name(name).start(work));
            }
        }
    }

    private void begin(ChannelSender<M> sender) {
        var bell = new Semaphore(0);
        synchronized (bells) {
            bells.add(bell);
        }
        thread(dialect.chat() + "-sender", () -> send(sender, bell));
    }

    private void sort() {
        var isOpen = false;
        while (!closed) {
            try {
                if (!isOpen) {
                    mailroom.open();
                    isOpen = true;
                }
                var pause = mailroom.sort() ? LOOK_ANYWAY : FULL;
                ring();
                await(somethingWaits, pause);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.error("the letters for {} cannot be read; trying again", dialect.name(), e);
                rest();
            }
        }
    }

    private void rest() {
        try {
            clock.pause(TROUBLE);
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    private void ring() {
        synchronized (bells) {
            bells.forEach(Semaphore::release);
        }
    }

    private void send(ChannelSender<M> sender, Semaphore bell) {
        while (!closed) {
            try {
                var next = sender.turn();
                if (next.isAfter(clock.now())) {
                    await(bell, until(next));
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.error("a letter could not be sent to {}; trying again", dialect.name(), e);
                rest();
            }
        }
    }

    private Duration until(Instant next) {
        var most = clock.now().plus(LOOK_ANYWAY);
        return Duration.between(clock.now(), next.isBefore(most) ? next : most);
    }

    private static void await(Semaphore bell, Duration atMost) throws InterruptedException {
        if (bell.tryAcquire(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
