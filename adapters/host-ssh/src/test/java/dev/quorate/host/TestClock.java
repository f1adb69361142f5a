package dev.quorate.host;

import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// Always the same time; pauses are short.
final class TestClock implements Clock {
    @Override
    public Instant now() {
        return Instant.parse("2026-11-22T15:37:08Z");
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
