package dev.quorate.journal;

import java.time.Duration;

/// How much time has passed since some moment, as leases count it. No clock is sure of it, so there are two
/// answers, and each side takes the one that is safe for it. Neither goes back.
public interface Ticks {
    /// No more than has really passed: for a bot that waits until a lease is over.
    Duration atLeast();

    /// No less than has really passed, also while the machine was suspended: for a bot that holds a lease.
    Duration atMost();
}
