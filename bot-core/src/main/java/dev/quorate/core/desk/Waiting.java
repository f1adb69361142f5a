package dev.quorate.core.desk;

import dev.quorate.core.port.Clock;
import java.time.Duration;

/// Looks come quickly at first and slower later, until the deadline. A wall clock that is set meanwhile moves no
/// deadline.
final class Waiting {
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Clock clock;
    private final Duration deadline;
    private Duration pause = SHORTEST;

    Waiting(Clock clock, Duration atMost) {
        this.clock = clock;
        this.deadline = clock.elapsed().plus(atMost);
    }

    boolean more() {
        return clock.elapsed().compareTo(deadline) < 0;
    }

    void pause() throws InterruptedException {
        clock.pause(pause);
        var longer = pause.multipliedBy(3).dividedBy(2);
        pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}
