package dev.quorate.chat.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lines on their way to one client. Whoever puts one never waits: a client that reads too slowly is
/// told so in its last line and dropped.
final class Outbox {
    static final int MOST_WAITING = 10_000;

    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final String END = "";
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final SocketChannel channel;
    private final String tooSlow;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING + 2);
    private final Thread writer;
    private boolean closed;

    /// `tooSlow` is the last line of a client that is dropped.
    Outbox(SocketChannel channel, String tooSlow) {
        this.channel = channel;
        this.tooSlow = tooSlow;
        this.writer = Thread.ofVirtual().name("console-writer").unstarted(this::write);
    }

    void start() {
        writer.start();
    }

    synchronized void put(String line) {
        if (closed) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            LOG.info("a client that left {} lines unread was dropped", MOST_WAITING);
            waiting.clear();
            waiting.add(tooSlow);
            finish();
            return;
        }
        waiting.add(line);
    }

    /// Writes what is waiting, then closes the connection; cuts it off if that takes too long.
    synchronized void finish() {
        if (closed) {
            return;
        }
        closed = true;
        waiting.add(END);
        Thread.ofVirtual().name("console-farewell").start(this::cutOff);
    }

    /// Until everything was written or the time is up.
    void await(Duration atMost) throws InterruptedException {
        if (!writer.join(atMost)) {
            LOG.debug("a client did not read its last lines in time");
        }
    }

    private void write() {
        try (channel) {
            for (var line = waiting.take(); !line.equals(END); line = waiting.take()) {
                var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException e) {
            LOG.debug("a client went away while it was written to", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cutOff() {
        try {
            await(FAREWELL);
            channel.close();
        } catch (IOException e) {
            LOG.debug("a connection was closed already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
