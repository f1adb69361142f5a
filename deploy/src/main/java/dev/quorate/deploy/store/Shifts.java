package dev.quorate.deploy.store;

import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.deploy.config.Store;
import dev.quorate.journal.PostgresqlJournal;
import dev.quorate.journal.Standby;
import dev.quorate.journal.Tenure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The turns of one of several bots: it stands by until it leads, and leads until its lease is lost.
public final class Shifts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shifts.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /// So many beats may be lost in a row before the lease is.
    private static final int BEATS = 5;

    private final Store.Postgresql store;
    private final Clock clock;
    private final Standby standby;
    private String said = "";

    /// Throws JournalException if there is no such database, or it is not for us.
    public Shifts(Store.Postgresql store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.standby = Standby.at(
                store.address(),
                OpenStore.read(store.password()),
                me(),
                Tenure.of(store.lease()),
                new SteadyTicks(clock));
        try {
            makeFolder(store.folder());
        } catch (JournalException e) {
            standby.close();
            throw e;
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new JournalException("the folder " + folder + " cannot be made; write another store-folder", e);
        }
    }

    private static String me() {
        var number = ProcessHandle.current().pid() + "/"
                + Integer.toHexString(ThreadLocalRandom.current().nextInt());
        try {
            return InetAddress.getLocalHost().getHostName() + ", process " + number;
        } catch (UnknownHostException _) {
            return "process " + number;
        }
    }

    /// One turn: returns when this bot leads. The lease is renewed from here on until it is lost.
    public Shift await() throws InterruptedException {
        while (true) {
            var journal = look();
            if (journal.isPresent()) {
                var lease = journal.get().lease();
                LOG.info("this bot leads from now on, with epoch {}", lease.epoch());
                var beats = Thread.ofVirtual().name("lease").start(() -> beat(journal.get()));
                return new Shift(OpenStore.led(store, journal.get()), journal.get(), beats);
            }
            clock.pause(BETWEEN_LOOKS);
        }
    }

    /// A leader's turn.
    public record Shift(OpenStore open, PostgresqlJournal journal, Thread beats) {
        /// Returns with the reason when the lease is lost.
        public String awaitEnd() throws InterruptedException {
            beats.join();
            return journal.lease().whyLost();
        }

        /// Of a bot with nothing under way any more. Without it the next one waits for the lease's end.
        public void giveBack() {
            try {
                journal.giveBack();
            } catch (JournalException e) {
                LOG.warn("the lease was not given back and runs out by itself: {}", e.getMessage());
            }
        }
    }

    private Optional<PostgresqlJournal> look() {
        try {
            var journal = standby.lead();
            say(standby.leader().map(name -> "standing by: " + name + " leads").orElse("nobody leads"));
            return journal;
        } catch (JournalException e) {
            say("standing by: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// Once, not each second.
    private void say(String text) {
        if (!text.equals(said)) {
            LOG.info("{}", text);
            said = text;
        }
    }

    private void beat(PostgresqlJournal journal) {
        var lease = journal.lease();
        try {
            while (lease.isHeld()) {
                try {
                    lease.renew();
                } catch (RuntimeException e) {
                    LOG.warn("a beat of the lease did not go through", e);
                }
                clock.pause(store.lease().dividedBy(BEATS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        standby.close();
    }
}
