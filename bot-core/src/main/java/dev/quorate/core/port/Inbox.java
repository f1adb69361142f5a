package dev.quorate.core.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What chats delivered, kept before they are told that it arrived: a chat delivers again what nobody
/// acknowledged, and nothing delivered twice may have two effects.
///
/// Every call can throw JournalException: the store is the journal's.
public interface Inbox {
    /// How long a delivery is remembered. No chat repeats one after so long, and what was said then is not
    /// meant any more.
    Duration REMEMBERED = Duration.ofDays(7);

    /// Durable when it returns. False for a delivery that is known: it has its effect already, or will have.
    boolean keep(Incoming incoming, Instant at);

    /// It is about to have its effect. Durable when it returns.
    void begun(Incoming incoming);

    /// It had its effect.
    void done(Incoming incoming);

    /// Those that were kept and are not done, oldest first. What is older than REMEMBERED is forgotten.
    List<Left> left(Instant now);

    /// - `begun`: its effect may be there, whole or in part
    record Left(Incoming incoming, boolean begun) {}
}
