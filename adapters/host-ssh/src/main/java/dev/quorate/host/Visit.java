package dev.quorate.host;

import dev.quorate.core.cluster.HostView.Obstacle;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.sshj.connection.channel.direct.Session;

/// One command on one channel, from opening it to its exit status. The caller gets its answer by the
/// deadline whatever the network does; what still hangs then is dropped with its connection, for a channel
/// cannot be closed alone.
final class Visit {
    private static final int MOST_OUTPUT = 4 * 1024 * 1024;
    private static final int MOST_COMPLAINT = 64 * 1024;

    private final Link link;
    private final Command command;
    private final Gulp.Sip sip;
    /// Whoever comes first decides: the command is sent, or its caller has gone and it must not be sent any
    /// more.
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.OPENING);

    private enum Stage {
        OPENING,
        SENT,
        ABANDONED
    }

    /// `sip` reads stdout first; the answer has the start of what it leaves.
    Visit(Link link, Command command, Gulp.Sip sip) {
        this.link = link;
        this.command = command;
        this.sip = sip;
    }

    Answer within(Deadline deadline) {
        var task = new FutureTask<>(() -> go(deadline));
        Thread.ofVirtual().name("ssh-visit").start(task);
        try {
            return task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            var answer = outOfTime();
            link.drop();
            return answer;
        } catch (InterruptedException e) {
            var answer = wasSent() ? lost("the bot is going down") : notSent(Obstacle.OTHER, "the bot is going down");
            link.drop();
            Thread.currentThread().interrupt();
            return answer;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a visit failed by a bug of ours", e.getCause());
        }
    }

    private Answer go(Deadline deadline) throws InterruptedException {
        return switch (link.open(deadline)) {
            case Link.NoChannel(var why) -> why;
            case Link.Channel(var client, var session) -> {
                try {
                    yield converse(session, deadline);
                } catch (IOException e) {
                    link.drop(client);
                    yield deadline.remaining().isZero() ? outOfTime() : lost("the connection broke");
                }
            }
        };
    }

    private Answer converse(Session session, Deadline deadline) throws IOException, InterruptedException {
        var start = System.nanoTime();
        if (!stage.compareAndSet(Stage.OPENING, Stage.SENT)) {
            throw new IOException("abandoned");
        }
        var running = session.exec(command.line(link.user(), deadline.remaining()));
        var out = new Gulp(running.getInputStream(), sip, MOST_OUTPUT);
        var err = new Gulp(running.getErrorStream(), MOST_COMPLAINT);
        feed(running, deadline);
        if (!out.endsIn(deadline.remaining()) || !err.endsIn(deadline.remaining())) {
            throw new IOException("the streams broke off");
        }
        running.join(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        var status = running.getExitStatus();
        return status == null
                ? lost("the command ended without an exit status")
                : new Answer.Exited(status, out.text(), err.text(), Duration.ofNanos(System.nanoTime() - start));
    }

    /// A command that ends without reading its stdin is no failure: its exit status says what it thinks.
    private void feed(Session.Command running, Deadline deadline) {
        try (var stdin = new Outflow(running, deadline)) {
            command.input().into(stdin);
        } catch (IOException e) {
            // What came of it shows in the streams and in the exit status.
        }
    }

    private Answer outOfTime() {
        return wasSent()
                ? new Answer.Lost(Obstacle.TIMEOUT, "no answer came in time")
                : notSent(Obstacle.TIMEOUT, "it does not answer in time");
    }

    /// Settles the question: what has not been sent by now never is.
    private boolean wasSent() {
        return !stage.compareAndSet(Stage.OPENING, Stage.ABANDONED) && stage.get() == Stage.SENT;
    }

    private static Answer lost(String why) {
        return new Answer.Lost(Obstacle.OTHER, why);
    }

    private static Answer notSent(Obstacle obstacle, String why) {
        return new Answer.NotSent(
                obstacle, why, "See whether the host is up and not frozen, and whether a firewall drops our packets.");
    }
}
