package dev.quorate.journal;

import java.time.Duration;

/// Time that passes only when it is told to.
final class SettableTicks implements Ticks {
    private Duration passed = Duration.ZERO;

    void advance(Duration time) {
        passed = passed.plus(time);
    }

    Duration passed() {
        return passed;
    }

    @Override
    public Duration atLeast() {
        return passed;
    }

    @Override
    public Duration atMost() {
        return passed;
    }
}
