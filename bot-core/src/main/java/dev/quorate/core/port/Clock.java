package dev.quorate.core.port;

import java.time.Duration;
import java.time.Instant;

/// Time, handed in. Rehearsals move it by hand.
public interface Clock {
    Instant now();

    /// Time that has passed since a moment of the clock's own choice. It never goes back and never jumps, whoever
    /// sets the wall clock: what is waited for is measured by it, for labels there is `now`.
    default Duration elapsed() {
        return Duration.between(Instant.EPOCH, now());
    }

    /// Waits, or is interrupted, which means that the bot is going down.
    void pause(Duration time) throws InterruptedException;
}
