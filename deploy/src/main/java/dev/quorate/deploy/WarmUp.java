package dev.quorate.deploy;

import dev.quorate.core.desk.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a bot does first while nobody asks: it plays replacements in memory and looks at its endpoints, until
/// Java has loaded and compiled what an incident will need. Without it the first run takes 1.4 times as long
/// as the tenth (docs/measurements.md). Nothing waits for it, and nothing of it stays.
final class WarmUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private static final int REHEARSALS = 12;
    private static final int LOOKS = 30;
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private static final Duration LAST = Duration.ofSeconds(2);

    private final Path folder;
    private final Desk desk;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final Thread thread;

    /// `folder` is the bot's own; the rehearsals' records are in a folder below it while they play.
    WarmUp(Path folder, Desk desk) {
        this.folder = folder.resolve("rehearsal");
        this.desk = desk;
        this.thread = Thread.ofPlatform().daemon().name("warm-up").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Not by an interrupt, which would close the record's file under the hands of who writes it.
    @Override
    public void close() {
        ending.set(true);
        try {
            thread.join(LAST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var start = System.nanoTime();
        try {
            rehearse();
            for (var look = 0; look < LOOKS && !ending.get(); look++) {
                desk.lookAtEndpoints();
                Thread.sleep(BETWEEN);
            }
            LOG.info("warm after {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the rehearsal at the start broke off; the first run may take a second longer", e);
        }
    }

    private void rehearse() throws InterruptedException {
        try {
            for (var number = 0; number < REHEARSALS && !ending.get(); number++) {
                if (!new Rehearsal(folder.resolve("rehearsal.db")).play()) {
                    LOG.warn("the rehearsal at the start did not end well; `quorate rehearse` shows one");
                    return;
                }
                remove();
            }
        } finally {
            remove();
        }
    }

    private void remove() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
