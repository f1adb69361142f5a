package dev.quorate.host;

import dev.quorate.core.port.Clock;
import dev.quorate.core.port.HostPort.Following;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A unit's journal, line after line, on a thread of its own. A connection that breaks is taken up again
/// behind the last line; until the first line came, from the moment on at which following began.
final class JournalFollowing implements Following {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFollowing.class);

    /// How long starting may hold up the caller, whose next act is what people want to see the journal of.
    /// What takes longer goes on behind his back and loses nothing: the host is asked for everything since
    /// we began.
    private static final Duration COURTESY = Duration.ofMillis(5);

    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    /// The host ends a reader after this long; we take it up again. It bounds what a vanished bot leaves
    /// behind.
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration GOODBYE = Duration.ofMillis(900);

    private final Link link;
    private final String unit;
    private final Clock clock;
    private final JournalLines lines;
    private final long began = System.nanoTime();
    private final CountDownLatch sent = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable OutputStream stdin;

    private JournalFollowing(Link link, String unit, Clock clock, JournalLines lines) {
        this.link = link;
        this.unit = unit;
        this.clock = clock;
        this.lines = lines;
        this.thread = Thread.ofVirtual().name("journal of " + unit).unstarted(this::follow);
    }

    static Following start(Link link, String unit, Redaction redaction, Clock clock, Consumer<String> sink) {
        if (!Words.isUnit(unit)) {
            LOG.warn("no journal is followed: the unit has a name that no command may name");
            return () -> {};
        }
        var following = new JournalFollowing(link, unit, clock, new JournalLines(redaction, sink));
        following.thread.start();
        following.waitUntilSent();
        return following;
    }

    @Override
    public void close() {
        closed = true;
        endInput();
        Thread.ofVirtual().name("end of the journal of " + unit).start(this::seeOut);
    }

    /// The caller does not wait for it; nothing is handed to him any more.
    private void seeOut() {
        try {
            if (!thread.join(GOODBYE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitUntilSent() {
        try {
            var _ = sent.await(COURTESY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            while (!closed) {
                read();
                if (!closed) {
                    clock.pause(BETWEEN_TRIES);
                }
            }
        } catch (InterruptedException e) {
            // Closed while it could not end by itself, or the bot is going down.
        }
    }

    private void read() throws InterruptedException {
        var deadline = Deadline.in(OPENING);
        if (!link.enter(deadline)) {
            return;
        }
        try {
            if (link.open(deadline) instanceof Link.Channel(var client, var session)) {
                try {
                    read(session);
                } catch (IOException e) {
                    LOG.debug("the journal of {} broke off, taking it up again", unit);
                    if (!closed) {
                        link.drop(client);
                    }
                }
            }
        } finally {
            link.leave();
        }
    }

    private void read(Session session) throws IOException {
        var age = Long.toString(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began));
        var from = lines.from() > 0 ? Long.toString(lines.from()) : "";
        var command = Command.of(Script.FOLLOW, unit, lines.cursor(), age, from);
        var running = session.exec(command.endlessLine(link.user(), LONGEST));
        stdin = running.getOutputStream();
        sent.countDown();
        if (closed) {
            endInput();
        }
        // Not drained, stderr would stop stdout.
        var _ = new Gulp(running.getErrorStream(), 1024);
        drain(running.getInputStream());
        running.close();
    }

    private void drain(InputStream out) throws IOException {
        var reader = new CappedLines(out);
        for (var line = reader.next(); line != null; line = reader.next()) {
            if (!closed) {
                lines.take(line);
            }
        }
    }

    /// The reader on the host ends when its stdin does; closing the channel alone would leave it running.
    private void endInput() {
        var input = stdin;
        if (input != null) {
            try {
                input.close();
            } catch (IOException e) {
                // The connection is gone, and with it the reader's stdin.
            }
        }
    }
}
