package dev.quorate.deploy;

import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;

/// The time of this machine. The only place of the product that asks for it.
final class SystemClock implements Clock {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
