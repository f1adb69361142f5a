package dev.quorate.core.mail;

import dev.quorate.core.port.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An outbox that survives its reader, and remembers all that was ever put into it: nothing leaves it twice.
final class LetterBox implements Outbox {
    private static final int EVERYTHING = 1_000_000;

    private final Outbox kept;
    private final List<Outgoing> all = new ArrayList<>();
    private final Set<Long> gone = new HashSet<>();
    private Runnable mishap = () -> {};

    /// On top of another one, which really keeps the letters.
    LetterBox(Outbox kept) {
        this.kept = kept;
    }

    /// Something that may happen before and after each write, a crash for one.
    void mishap(Runnable happens) {
        mishap = happens;
    }

    @Override
    public void put(Instant at, List<Outgoing> outgoing) {
        kept.put(at, outgoing);
        all.addAll(outgoing);
    }

    @Override
    public List<Letter> waiting(String chat, long number, int atMost) {
        return kept.waiting(chat, number, atMost);
    }

    @Override
    public void delivered(String chat, List<Long> numbers, Map<String, String> memos) {
        mishap.run();
        numbers.forEach(number -> {
            if (!gone.add(number)) {
                throw new IllegalStateException("letter " + number + " was delivered twice");
            }
        });
        kept.delivered(chat, numbers, memos);
        mishap.run();
    }

    @Override
    public Optional<String> memo(String chat, String key) {
        return kept.memo(chat, key);
    }

    boolean isEmpty() {
        return kept.waiting("chat", 0, 1).isEmpty();
    }

    List<Outgoing> all() {
        return all;
    }

    List<Long> left() {
        return kept.waiting("chat", 0, EVERYTHING).stream().map(Letter::number).toList();
    }
}
