package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Something that a person did with the bot, until the bot answers it and fifteen minutes beyond.
public final class Interaction {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;
    static final int MODAL = 5;
    private static final long WITHIN_NANOS = 3_000_000_000L;
    private static final Duration TOKEN_LIVES = Duration.ofMinutes(15);

    private final ObjectNode payload;
    private final Room room;
    private final String user;
    private final Instant createdAt;
    private final long createdNanos = System.nanoTime();
    private Optional<Long> sentNanos = Optional.empty();
    private Optional<Long> answeredNanos = Optional.empty();
    private ObjectNode answer = Json.of();
    private String original = "";
    private int followups;
    private boolean excused;

    Interaction(ObjectNode payload, Room room, String user, Instant createdAt) {
        this.payload = payload;
        this.room = room;
        this.user = user;
        this.createdAt = createdAt;
    }

    public String id() {
        return Json.text(payload, "id");
    }

    public String token() {
        return Json.text(payload, "token");
    }

    int type() {
        return (int) Json.number(payload, "type");
    }

    ObjectNode payload() {
        return payload;
    }

    Room room() {
        return room;
    }

    String user() {
        return user;
    }

    Session.Fate fate() {
        return new Session.Fate() {
            @Override
            public void sent() {
                wasSent();
            }

            @Override
            public void lost() {
                wasLost();
            }
        };
    }

    private synchronized void wasSent() {
        if (sentNanos.isEmpty()) {
            sentNanos = Optional.of(System.nanoTime());
        }
    }

    /// Nobody knows whether it arrived: no answer is nobody's fault until it is sent again.
    private synchronized void wasLost() {
        if (answeredNanos.isEmpty()) {
            sentNanos = Optional.empty();
        }
    }

    /// Discord did not let the answer through: no answer is not the bot's fault.
    synchronized void excuse() {
        excused = true;
    }

    /// Three seconds after it happened Discord forgets it, whenever the bot came to hear of it.
    synchronized boolean isForgotten() {
        return System.nanoTime() - createdNanos > WITHIN_NANOS;
    }

    /// The bot had its three seconds and did not use them.
    synchronized boolean isOverdue() {
        return answeredNanos.isEmpty()
                && !excused
                && sentNanos.filter(at -> System.nanoTime() - at > WITHIN_NANOS).isPresent()
                && sentNanos.get() - createdNanos < WITHIN_NANOS;
    }

    boolean isTokenVoid(Instant now) {
        return now.isAfter(createdAt.plus(TOKEN_LIVES));
    }

    synchronized void answered(ObjectNode with) {
        answeredNanos = Optional.of(System.nanoTime() - sentNanos.orElse(createdNanos));
        answer = with;
    }

    public synchronized boolean isAnswered() {
        return answeredNanos.isPresent();
    }

    /// From sending it to its answer.
    public synchronized Optional<Long> answeredAfterNanos() {
        return answeredNanos;
    }

    /// The id of the message that is the answer; empty if there is none.
    public synchronized String original() {
        return original;
    }

    synchronized void original(String message) {
        original = message;
    }

    synchronized int nextFollowup() {
        return ++followups;
    }

    /// The bot's answer, with `type` and perhaps `data`.
    public ObjectNode awaitAnswer() {
        Waiting.until("an answer to " + payload, this::isAnswered);
        synchronized (this) {
            return answer.deepCopy();
        }
    }
}
