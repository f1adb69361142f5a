package dev.quorate.core.port;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The notices on their way to chats that can be away. Each is written before anybody is told, and stays until
/// its chat has it; what belongs to an event of a run is written together with that event (Journal.append).
///
/// Every call can throw JournalException: the store is the journal's.
public interface Outbox {
    /// A notice and where it goes.
    record Outgoing(Place place, Notice notice) {}

    /// One that waits. Numbers grow and are never used again.
    record Letter(long number, Instant at, Outgoing outgoing) {}

    /// Durable when it returns.
    void put(Instant at, List<Outgoing> outgoing);

    /// The oldest ones for this chat behind `number`, in order, at most so many.
    List<Letter> waiting(String chat, long number, int atMost);

    /// The chat has these. What its adapter must know about them later (the id of a message it posted) is
    /// remembered in the same write; a value for a key that has one replaces it.
    void delivered(String chat, List<Long> numbers, Map<String, String> memos);

    /// What `delivered` remembered of this chat under the key.
    Optional<String> memo(String chat, String key);
}
