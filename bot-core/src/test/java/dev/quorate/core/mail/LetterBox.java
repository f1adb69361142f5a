package dev.quorate.core.mail;

import dev.quorate.core.port.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// An outbox in memory that survives its reader, as the real one does.
final class LetterBox implements Outbox {
    private final NavigableMap<Long, Letter> letters = new TreeMap<>();
    private final Map<String, String> memos = new HashMap<>();
    private final List<Letter> all = new ArrayList<>();
    private Runnable mishap = () -> {};
    private long last;

    /// Something that may happen before and after each write, a crash for one.
    void mishap(Runnable happens) {
        mishap = happens;
    }

    @Override
    public void put(Instant at, List<Outgoing> outgoing) {
        outgoing.forEach(one -> {
            var letter = new Letter(++last, at, one);
            letters.put(last, letter);
            all.add(letter);
        });
    }

    @Override
    public List<Letter> waiting(String chat, long number, int atMost) {
        return letters.tailMap(number, false).values().stream().limit(atMost).toList();
    }

    @Override
    public void delivered(String chat, List<Long> numbers, Map<String, String> remembered) {
        mishap.run();
        numbers.forEach(number -> {
            if (letters.remove(number) == null) {
                throw new IllegalStateException("letter " + number + " was delivered twice");
            }
        });
        memos.putAll(remembered);
        mishap.run();
    }

    @Override
    public Optional<String> memo(String chat, String key) {
        return Optional.ofNullable(memos.get(key));
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    List<Letter> all() {
        return all;
    }

    List<Long> left() {
        return List.copyOf(letters.keySet());
    }
}
