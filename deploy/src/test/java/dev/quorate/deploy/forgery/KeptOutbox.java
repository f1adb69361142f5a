package dev.quorate.deploy.forgery;

import dev.quorate.core.port.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// An outbox that remembers what was put into it beside the record: answers, and each no.
public record KeptOutbox(Outbox outbox, List<Outgoing> kept) implements Outbox {
    public KeptOutbox(Outbox outbox) {
        this(outbox, new CopyOnWriteArrayList<>());
    }

    @Override
    public void put(Instant at, List<Outgoing> outgoing) {
        kept.addAll(outgoing);
        outbox.put(at, outgoing);
    }

    @Override
    public List<Letter> waiting(String chat, long number, int atMost) {
        return outbox.waiting(chat, number, atMost);
    }

    @Override
    public void delivered(String chat, List<Long> numbers, Map<String, String> memos) {
        outbox.delivered(chat, numbers, memos);
    }

    @Override
    public Optional<String> memo(String chat, String key) {
        return outbox.memo(chat, key);
    }
}
