package dev.quorate.chat.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The client's end of the socket. What comes in is handed on as events, in a thread of its own; a
/// connection that breaks is taken up again behind the last line, for as long as the options' patience lasts.
final class Feed implements AutoCloseable {
    private static final int RETRY_MILLIS = 300;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /// What came in.
    sealed interface Event {}

    /// `boot` names the bot's process: another one has forgotten everything but the runs.
    record Welcome(String room, String who, long boot) implements Event {}

    /// What we said was heard, in this thread.
    record Heard(String thread) implements Event {}

    record Told(ChatLine line) implements Event {}

    record Candidates(List<String> lines) implements Event {}

    record Lost() implements Event {}

    record GaveUp() implements Event {}

    private final ClientOptions options;
    private final Consumer<Event> events;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread listener;
    private volatile SocketChannel channel;
    private long lastSeen;
    private long deadline;

    private Feed(ClientOptions options, Consumer<Event> events, SocketChannel channel) {
        this.options = options;
        this.events = events;
        this.channel = channel;
        this.listener = Thread.ofVirtual().name("console-feed").unstarted(this::listen);
        this.deadline = System.nanoTime() + options.patience().toNanos();
    }

    static Feed open(ClientOptions options, Consumer<Event> events) throws NoBot {
        try {
            var feed = new Feed(options, events, connect(options));
            feed.hello();
            feed.listener.start();
            return feed;
        } catch (IOException e) {
            throw NoBot.at(options.socket(), e);
        }
    }

    void say(String text) {
        sendOrLose(Wire.line(Wire.object().put("say", text)));
    }

    void complete(String typed) {
        sendOrLose(Wire.line(Wire.object().put("complete", typed)));
    }

    @Override
    public void close() {
        closing.countDown();
        hangUp();
        try {
            listener.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SocketChannel connect(ClientOptions options) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(options.socket()));
    }

    private void hello() throws IOException {
        var hello = Wire.object();
        options.room().ifPresent(room -> hello.put("room", room));
        options.as().ifPresent(as -> hello.put("as", as));
        if (lastSeen > 0) {
            hello.put("after", lastSeen);
        }
        send(Wire.line(hello));
    }

    private synchronized void send(String line) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// What could not be sent is not sent again: the reading side notices the break and says so.
    private void sendOrLose(String line) {
        try {
            send(line);
        } catch (IOException e) {
            hangUp();
        }
    }

    private void hangUp() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }

    private void listen() {
        try {
            do {
                read();
                hangUp();
            } while (again());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        var input = new LineInput(channel, Wire.LONGEST_ANSWER);
        try {
            for (var read = input.next(); !(read instanceof LineInput.End); read = input.next()) {
                if (read instanceof LineInput.Line(var text)) {
                    hand(Wire.JSON.readTree(text));
                }
            }
        } catch (JsonProcessingException e) {
            // Not our bot's language. The connection is given up like one that broke.
        } catch (IOException e) {
            // Broken off; the caller tries again.
        }
    }

    private void hand(JsonNode json) {
        if (json.has("welcome")) {
            var welcome = json.path("welcome");
            deadline = Long.MAX_VALUE;
            events.accept(new Welcome(
                    welcome.path("room").asText(),
                    welcome.path("who").asText(),
                    welcome.path("boot").asLong()));
        } else if (json.has("heard")) {
            events.accept(new Heard(json.path("heard").asText()));
        } else if (json.has("candidates")) {
            var lines = new ArrayList<String>();
            json.path("candidates").forEach(line -> lines.add(line.asText()));
            events.accept(new Candidates(lines));
        } else {
            var line = new ChatLine(json);
            lastSeen = Math.max(lastSeen, line.number());
            events.accept(new Told(line));
        }
    }

    /// Whether there is a connection again.
    private boolean again() throws InterruptedException {
        if (closing.getCount() == 0) {
            return false;
        }
        if (deadline == Long.MAX_VALUE) {
            deadline = System.nanoTime() + options.patience().toNanos();
            events.accept(new Lost());
        }
        while (System.nanoTime() - deadline < 0) {
            if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (reconnected()) {
                return true;
            }
        }
        events.accept(new GaveUp());
        return false;
    }

    private boolean reconnected() {
        try {
            channel = connect(options);
            hello();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
