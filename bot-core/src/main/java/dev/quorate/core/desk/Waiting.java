package dev.quorate.core.desk;

import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;

/// Looks come quickly at first and slower later, until the deadline.
final class Waiting {
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Clock clock;
    private final Instant deadline;
    private Duration pause = SHORTEST;

    Waiting(Clock clock, Duration atMost) {
        this.clock = clock;
        this.deadline = clock.now().plus(atMost);
    }

    boolean more() {
        return clock.now().isBefore(deadline);
    }

    void pause() throws InterruptedException {
        clock.pause(pause);
        var longer = pause.multipliedBy(3).dividedBy(2);
        pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}
