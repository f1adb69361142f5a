package dev.quorate.journal;

import java.time.Duration;

/// How much time has passed since some moment, as leases count it. Never goes back, and does not stop while the
/// machine is suspended.
@FunctionalInterface
public interface Ticks {
    Duration passed();
}
