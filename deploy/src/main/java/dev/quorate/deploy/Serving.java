package dev.quorate.deploy;

import dev.quorate.chat.console.CannotListen;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.deploy.config.Chats;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private static final Duration LAST = Duration.ofSeconds(19);

    private final Configuration configuration;
    private final Clock clock;
    private final Streams streams;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicReference<@Nullable Bot> bot = new AtomicReference<>();

    Serving(Configuration configuration, Clock clock, Streams streams) {
        this.configuration = configuration;
        this.clock = clock;
        this.streams = streams;
    }

    /// Returns only when the bot could not start; a bot that runs ends with the process.
    int run(Store.Sqlite store) throws InterruptedException {
        JavaLogging.redirect();
        try {
            startUnlessStopped(store);
            new CountDownLatch(1).await();
            return Exit.GOOD;
        } catch (CannotListen | CannotStart | JournalException e) {
            LOG.debug("the bot did not start", e);
            return streams.failed(String.valueOf(e.getMessage()));
        }
    }

    /// A signal in the middle of the start closes what the start stands on; what fails then is no failure.
    private void startUnlessStopped(Store.Sqlite store) throws CannotListen {
        var hook = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start(store);
        } catch (CannotListen | RuntimeException e) {
            if (!stopping.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
                throw e;
            }
        }
    }

    private void start(Store.Sqlite store) throws CannotListen {
        var made = Bot.wired(configuration, store, clock);
        bot.set(made);
        made.start();
        LOG.info("{}", ready());
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

    /// Runs when a signal came. Java would report the signal as a failure (143); stopping on request is none.
    private void stop() {
        stopping.set(true);
        Optional.ofNullable(bot.get()).ifPresent(this::stop);
        Runtime.getRuntime().halt(Exit.GOOD);
    }

    private void stop(Bot running) {
        LOG.info("stopping: the step that runs is finished or parked, within {} s", PARKING.toSeconds());
        var done = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("park").start(() -> {
            LOG.info(
                    "{}",
                    running.stop(PARKING)
                            ? "stopped"
                            : "stopped; a run was cut off and is looked after at the next start");
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
