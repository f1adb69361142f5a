package dev.quorate.deploy.store;

import dev.quorate.core.port.Clock;
import dev.quorate.journal.Ticks;
import java.time.Duration;
import java.time.Instant;

/// Java's own counter does not go back and stands still while the machine is suspended; the wall clock knows of
/// that, and can be set forward or back. A bot that waits trusts the counter alone: a wall clock that is set forward
/// must not make it lead too early. A bot that leads takes the longer of the two, step by step.
final class SteadyTicks implements Ticks {
    private final Clock clock;
    private final long start = System.nanoTime();
    private long counted = start;
    private Instant wall;
    private Duration longest = Duration.ZERO;

    SteadyTicks(Clock clock) {
        this.clock = clock;
        this.wall = clock.now();
    }

    @Override
    public Duration atLeast() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public synchronized Duration atMost() {
        var count = System.nanoTime();
        var now = clock.now();
        var byCount = Duration.ofNanos(count - counted);
        var byWall = Duration.between(wall, now);
        counted = count;
        wall = now;
        longest = longest.plus(byWall.compareTo(byCount) > 0 ? byWall : byCount);
        return longest;
    }
}
