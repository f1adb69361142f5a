package dev.quorate.deploy;

import dev.quorate.chat.console.CannotListen;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.deploy.config.Chats;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.Store;
import dev.quorate.deploy.store.OpenStore;
import dev.quorate.deploy.store.Shifts;
import dev.quorate.journal.SqliteJournal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of `quorate serve`: start, say that it is ready, wait for a signal, stop in good order.
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    /// People and systemd are promised 20 s; the rest is for the rooms to read the last words and for Java
    /// to end.
    private static final Duration PARKING = Duration.ofSeconds(15);

    private static final Duration BEFORE_ANOTHER_TURN = Duration.ofSeconds(2);

    private static final Duration LAST = Duration.ofSeconds(19);

    private final Configuration configuration;
    private final Clock clock;
    private final Streams streams;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicInteger exit = new AtomicInteger(Exit.GOOD);
    private final AtomicReference<@Nullable Turn> turn = new AtomicReference<>();

    /// - `whenQuiet`: to be done when the bot has stopped and nothing of it is under way
    private record Turn(Bot bot, Runnable whenQuiet) {}

    Serving(Configuration configuration, Clock clock, Streams streams) {
        this.configuration = configuration;
        this.clock = clock;
        this.streams = streams;
    }

    /// Returns only when the bot could not start, or its disk failed; any other that runs ends with the process.
    int run() throws InterruptedException {
        JavaLogging.redirect();
        try {
            serveUnlessStopped();
            if (exit.get() == Exit.GOOD) {
                new CountDownLatch(1).await();
            }
            return exit.get();
        } catch (CannotListen | CannotStart | JournalException e) {
            LOG.debug("the bot did not start", e);
            return streams.failed(String.valueOf(e.getMessage()));
        }
    }

    /// A signal in the middle of the start closes what the start stands on; what fails then is no failure.
    private void serveUnlessStopped() throws CannotListen, InterruptedException {
        var hook = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            switch (configuration.store()) {
                case Store.Sqlite sqlite -> serveAlone(sqlite);
                case Store.Postgresql postgresql -> takeTurns(postgresql);
            }
        } catch (CannotListen | InterruptedException | RuntimeException e) {
            if (!stopping.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
                throw e;
            }
        }
    }

    /// Behind a write that the disk did not take, the bot ends, and whoever starts it anew sees what the disk has.
    private void serveAlone(Store.Sqlite store) throws CannotListen, InterruptedException {
        var journal = SqliteJournal.open(store.file());
        start(OpenStore.alone(store, journal), () -> {});
        LOG.error("the bot ends: {}", journal.awaitFailure());
        exit.set(Exit.BAD);
    }

    private void start(OpenStore store, Runnable whenQuiet) throws CannotListen {
        store.misfit().ifPresent(first -> {
            store.journal().close();
            throw new CannotStart("the record does not fit its hashes, and nothing is run on it: " + first
                    + " Keep it as evidence; put a copy back that fits, or write a new file under store");
        });
        var made = new Turn(Bot.wired(configuration, store, clock), whenQuiet);
        turn.set(made);
        made.bot().start();
        LOG.info("{}", ready());
    }

    /// One of several bots. What it had under way when its turn ended is taken up by whoever leads next.
    private void takeTurns(Store.Postgresql store) throws CannotListen, InterruptedException {
        try (var shifts = new Shifts(store, clock)) {
            while (!stopping.get()) {
                var shift = shifts.await();
                try {
                    start(shift.open(), shift::giveBack);
                    LOG.warn("this bot leads no more: {}", shift.awaitEnd());
                } catch (JournalException e) {
                    LOG.warn("the store went away during the start", e);
                    clock.pause(BEFORE_ANOTHER_TURN);
                } finally {
                    endTurn();
                }
            }
        }
    }

    /// Once: by a signal, or by the end of the lease.
    private void endTurn() {
        Optional.ofNullable(turn.getAndSet(null)).ifPresent(Serving::end);
    }

    private static void end(Turn turn) {
        var parked = turn.bot().stop(PARKING);
        if (parked) {
            turn.whenQuiet().run();
        }
        LOG.info("{}", parked ? "stopped" : "stopped; a run was cut off and is looked after at the next start");
    }

    private String ready() {
        var count = configuration.clusters().size();
        return "quorate " + Build.running().version() + " ready, " + count + (count == 1 ? " cluster" : " clusters")
                + configuration
                        .chats()
                        .console()
                        .map(console -> ", console at " + console.socket())
                        .orElse("")
                + configuration
                        .chats()
                        .slack()
                        .map(slack -> slack.mode() instanceof Chats.HttpMode(var listen, _)
                                ? ", Slack by HTTP at " + listen
                                : ", Slack by socket")
                        .orElse("")
                + configuration.chats().discord().map(_ -> ", Discord").orElse("");
    }

    /// Runs when a signal came, or the bot ends by itself. Java would report the signal as a failure (143); stopping on
    /// request is none.
    private void stop() {
        stopping.set(true);
        endInTime();
        Runtime.getRuntime().halt(exit.get());
    }

    private void endInTime() {
        LOG.info("stopping: the step that runs is finished or parked, within {} s", PARKING.toSeconds());
        var done = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("park").start(() -> {
            endTurn();
            done.countDown();
        });
        try {
            if (!done.await(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("stopped without waiting any longer; the next start takes up what was left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
