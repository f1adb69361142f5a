package dev.quorate.chat.slack.fake;

import com.google.gson.JsonObject;
import java.util.Optional;

/// Something that Slack tells the bot, until the bot acknowledges it.
public final class Delivery {
    private final String envelope;
    private final String type;
    private final JsonObject payload;
    private final int attempt;
    private Optional<Object> carrier = Optional.empty();
    private long sentNanos;
    private Optional<Long> ackNanos = Optional.empty();
    private JsonObject answer = new JsonObject();

    Delivery(String envelope, String type, JsonObject payload, int attempt) {
        this.envelope = envelope;
        this.type = type;
        this.payload = payload;
        this.attempt = attempt;
    }

    String envelope() {
        return envelope;
    }

    String type() {
        return type;
    }

    JsonObject payload() {
        return payload;
    }

    int attempt() {
        return attempt;
    }

    /// As it goes through the socket.
    JsonObject asEnvelope() {
        var made = Json.of("envelope_id", envelope, "type", type, "accepts_response_payload", true, "payload", payload);
        if (attempt > 0) {
            made.addProperty("retry_attempt", attempt);
            made.addProperty("retry_reason", "timeout");
        }
        return made;
    }

    synchronized void sent(Object by) {
        carrier = Optional.of(by);
        sentNanos = System.nanoTime();
    }

    synchronized void takenBack() {
        carrier = Optional.empty();
    }

    synchronized boolean isWaiting() {
        return carrier.isEmpty() && ackNanos.isEmpty();
    }

    synchronized boolean isWith(Object by) {
        return ackNanos.isEmpty() && carrier.filter(by::equals).isPresent();
    }

    synchronized boolean isLate() {
        return ackNanos.isEmpty() && carrier.isPresent() && System.nanoTime() - sentNanos > 3_000_000_000L;
    }

    synchronized boolean acknowledged(JsonObject with) {
        if (ackNanos.isPresent()) {
            return false;
        }
        ackNanos = Optional.of(System.nanoTime() - sentNanos);
        answer = with;
        return true;
    }

    /// From sending it to its acknowledgement.
    public synchronized Optional<Long> acknowledgedAfterNanos() {
        return ackNanos;
    }

    public synchronized boolean isAcknowledged() {
        return ackNanos.isPresent();
    }

    /// What the bot said with its acknowledgement; an empty object if nothing.
    public JsonObject awaitAnswer() {
        Waiting.until("an acknowledgement of " + type, this::isAcknowledged);
        synchronized (this) {
            return answer;
        }
    }
}
