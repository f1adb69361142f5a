package dev.quorate.core.port;

import java.time.Duration;
import java.time.Instant;

/// Time, handed in. Rehearsals move it by hand.
public interface Clock {
    Instant now();

    /// Waits, or is interrupted, which means that the bot is going down.
    void pause(Duration time) throws InterruptedException;
}
