package dev.quorate.host;

import java.time.Duration;

/// A point on the monotonic clock: moving the wall clock neither shortens nor prolongs a wait.
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /// For calls that take zero for "for ever".
    int remainingMillis() {
        return Math.clamp(remaining().toMillis(), 1, Integer.MAX_VALUE);
    }
}
