package dev.quorate.chat.slack.hearing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.bolt.response.Response;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection of Socket Mode, from its address to its end. The SDK's own reconnecting is off: it dies
/// silently on a refused token. Its queue, which wakes a hundred times a second, is replaced by threads that
/// start when an envelope arrives; so many at a time, then reading waits.
final class Session extends SocketModeClientJavaWSImpl {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(10);

    private final Intake intake;
    private final Predicate<String> elsewhere;
    private final Semaphore free;
    private final int concurrency;
    private final CountDownLatch hello = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean refreshed;

    /// `elsewhere` sends an acknowledgement through another session, once this one is closed.
    Session(Slack slack, String appToken, String address, Intake intake, int concurrency, Predicate<String> elsewhere)
            throws URISyntaxException {
        super(slack, appToken, address, 0, new NoQueue(), false, false, BETWEEN_PINGS.toMillis());
        this.intake = intake;
        this.elsewhere = elsewhere;
        this.concurrency = concurrency;
        free = new Semaphore(concurrency);
        addWebSocketCloseListener((_, _) -> ended.countDown());
        addWebSocketErrorListener(broken -> LOG.info("The socket to Slack broke: {}", broken.getMessage()));
    }

    /// Whether Slack said hello in time.
    boolean greeted(Duration longest) throws InterruptedException {
        connect();
        var end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end && ended.getCount() > 0) {
            if (hello.await(20, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /// Returns when the connection is lost, or when Slack wants a new one in its place.
    void awaitEnd() throws InterruptedException {
        while (!ended.await(BETWEEN_PINGS.toMillis(), TimeUnit.MILLISECONDS)) {
            if (!verifyConnection()) {
                LOG.warn("The socket to Slack does not answer; it is replaced");
                return;
            }
        }
    }

    boolean isRefreshed() {
        return refreshed;
    }

    /// Lets what is at work here be acknowledged, then closes.
    void retire(Duration longest) {
        try {
            if (!free.tryAcquire(concurrency, longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A delivery of Slack was still at work when its socket was closed");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        disconnect();
        getMessageProcessorExecutor().shutdownNow();
    }

    boolean sent(String text) {
        try {
            sendWebSocketMessage(text);
            return true;
        } catch (WebsocketNotConnectedException _) {
            return false;
        }
    }

    /// Called by the SDK for each text that arrives. Blocks its reader as long as all hands are full.
    @Override
    public void enqueueMessage(String text) {
        try {
            free.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        Thread.ofVirtual().name("slack-envelope").start(() -> {
            try {
                Field.object(text).ifPresent(this::received);
            } finally {
                free.release();
            }
        });
    }

    private void received(JsonObject message) {
        switch (Field.text(message, "type")) {
            case "hello" -> hello.countDown();
            case "disconnect" -> {
                refreshed = true;
                ended.countDown();
            }
            default -> envelope(message);
        }
    }

    private void envelope(JsonObject message) {
        var id = Field.text(message, "envelope_id");
        if (id.isEmpty()) {
            return;
        }
        try {
            var payload = Field.object(message, "payload");
            acknowledge(id, payload.isPresent() ? intake.envelope(payload.get()) : Response.ok());
        } catch (Exception e) {
            // Not acknowledged: Slack delivers it again.
            LOG.error("A delivery of Slack could not be kept", e);
        }
    }

    private void acknowledge(String id, Response response) {
        if (response.getStatusCode() != 200) {
            LOG.error("A delivery of Slack was answered {}", response.getStatusCode());
            return;
        }
        var ack = new JsonObject();
        ack.addProperty("envelope_id", id);
        var body = response.getBody();
        if (body != null && body.startsWith("{")) {
            ack.add("payload", JsonParser.parseString(body));
        }
        var text = ack.toString();
        if (!sent(text) && !elsewhere.test(text)) {
            LOG.info("The socket closed before an acknowledgement; Slack will deliver again");
        }
    }

    /// What arrives never waits in a queue.
    private static final class NoQueue implements SocketModeMessageQueue {
        @Override
        public void add(String message) {
            throw new IllegalStateException("messages are taken as they arrive");
        }

        @Override
        @SuppressWarnings("NullAway") // the SDK's word for an empty queue
        public @Nullable String poll() {
            return null;
        }
    }
}
