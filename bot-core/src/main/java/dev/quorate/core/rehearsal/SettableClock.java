package dev.quorate.core.rehearsal;

import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;

/// A clock that moves only when it is told to, or by the pauses of those who wait on it: hours pass in no time.
public final class SettableClock implements Clock {
    private Instant now;

    public SettableClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        advance(time);
    }
}
