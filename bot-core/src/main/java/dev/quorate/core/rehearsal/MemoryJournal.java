package dev.quorate.core.rehearsal;

import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A record in memory that keeps the same promises as the real one, but for surviving.
public final class MemoryJournal implements Journal {
    private final Map<RunId, List<Entry>> runs = new LinkedHashMap<>();

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final MemoryInbox inbox = new MemoryInbox();

    /// With an outbox and an inbox of its own.
    public Store store() {
        return new Store(this, outbox, inbox);
    }

    @Override
    public synchronized Entry append(RunId run, long behind, Instant at, RunEvent event, Letters letters) {
        var entries = runs.getOrDefault(run, List.of());
        if (entries.size() != behind) {
            throw new JournalException("run " + run + " has " + entries.size() + " events; event " + (behind + 1)
                    + " cannot be the next one");
        }
        var entry = new Entry(run, behind + 1, at, event);
        var more = new ArrayList<>(entries);
        more.add(entry);
        runs.put(run, List.copyOf(more));
        outbox.put(at, letters.about(Checkpoint.EMPTY));
        return entry;
    }

    @Override
    public synchronized List<Entry> entries(RunId run) {
        return runs.getOrDefault(run, List.of());
    }

    @Override
    public synchronized List<RunId> runs() {
        return List.copyOf(runs.keySet()).reversed();
    }

    @Override
    public synchronized List<RunId> open() {
        return runs.entrySet().stream()
                .filter(run -> !(run.getValue().getLast().event() instanceof RunEvent.Closed))
                .map(Map.Entry::getKey)
                .toList();
    }
}
