package dev.quorate.core.port;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Place;

/// A chat, outwards. It owns its dialect, its limits and its retries; a notice that cannot be delivered now
/// is kept and delivered in order later, it never makes a run fail.
public interface ChatPort {
    /// The first part of the rooms that are its: `console`.
    String chat();

    void tell(Place place, Notice notice);
}
