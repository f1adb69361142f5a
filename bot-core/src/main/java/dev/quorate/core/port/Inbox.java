package dev.quorate.core.port;

import java.time.Instant;
import java.util.List;

/// What chats delivered, kept before they are told that it arrived: a chat delivers again what nobody
/// acknowledged, and nothing delivered twice may have two effects.
///
/// Every call can throw JournalException: the store is the journal's.
public interface Inbox {
    /// Durable when it returns. False for a delivery that is known: it has its effect already, or will have.
    /// Deliveries are forgotten after seven days.
    boolean keep(Incoming incoming, Instant at);

    /// It is about to have its effect. Durable when it returns.
    void begun(Incoming incoming);

    /// It had its effect.
    void done(Incoming incoming);

    /// Those that were kept and are not done, oldest first.
    List<Left> left();

    /// - `begun`: its effect may be there, whole or in part
    record Left(Incoming incoming, boolean begun) {}
}
