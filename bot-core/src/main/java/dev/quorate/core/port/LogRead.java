package dev.quorate.core.port;

import dev.quorate.core.cluster.LogEnd;

/// What came of reading a stopped member's raft log.
public sealed interface LogRead {
    record Read(LogEnd end) implements LogRead {}

    /// It could not be read to its end, so nothing is known of it. `why` says what stands in the way and
    /// what to do.
    record NotRead(String why) implements LogRead {}
}
