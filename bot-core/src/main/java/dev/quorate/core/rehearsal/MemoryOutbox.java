package dev.quorate.core.rehearsal;

import dev.quorate.core.port.Outbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Letters in memory, by chat.
public final class MemoryOutbox implements Outbox {
    private final Map<String, NavigableMap<Long, Letter>> letters = new HashMap<>();
    private final Map<String, Map<String, String>> memos = new HashMap<>();
    private long last;

    @Override
    public synchronized void put(Instant at, List<Outgoing> outgoing) {
        outgoing.forEach(one -> of(one.place().chat()).put(++last, new Letter(last, at, one)));
    }

    @Override
    public synchronized List<Letter> waiting(String chat, long number, int atMost) {
        return of(chat).tailMap(number, false).values().stream().limit(atMost).toList();
    }

    @Override
    public synchronized void delivered(String chat, List<Long> numbers, Map<String, String> remembered) {
        numbers.forEach(of(chat)::remove);
        memos.computeIfAbsent(chat, _ -> new HashMap<>()).putAll(remembered);
    }

    @Override
    public synchronized Optional<String> memo(String chat, String key) {
        return Optional.ofNullable(memos.getOrDefault(chat, Map.of()).get(key));
    }

    private NavigableMap<Long, Letter> of(String chat) {
        return letters.computeIfAbsent(chat, _ -> new TreeMap<>());
    }
}
