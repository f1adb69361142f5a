package dev.quorate.deploy.store;

import dev.quorate.core.port.Clock;
import dev.quorate.journal.Ticks;
import java.time.Duration;
import java.time.Instant;

/// Time as leases count it. Java's own counter does not go back and stands still while the machine is suspended;
/// the wall clock knows of that and can be set back. Each step is the longer of the two.
final class SteadyTicks implements Ticks {
    private final Clock clock;
    private long counted = System.nanoTime();
    private Instant wall;
    private Duration passed = Duration.ZERO;

    SteadyTicks(Clock clock) {
        this.clock = clock;
        this.wall = clock.now();
    }

    @Override
    public synchronized Duration passed() {
        var count = System.nanoTime();
        var now = clock.now();
        var byCount = Duration.ofNanos(count - counted);
        var byWall = Duration.between(wall, now);
        counted = count;
        wall = now;
        passed = passed.plus(byWall.compareTo(byCount) > 0 ? byWall : byCount);
        return passed;
    }
}
