package dev.quorate.runbooks.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Simulated time, and what is to happen when. Things of one moment happen in the order in which they were put
/// down.
final class Time {
    private static final Instant START = Instant.parse("2026-11-22T02:11:40Z");

    private record Due(Duration at, long number, Runnable deed) {}

    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private Duration elapsed = Duration.ZERO;
    private long numbers;
    /// What somebody has set the bot's wall clock to, beside the truth.
    Duration skew = Duration.ZERO;

    Duration elapsed() {
        return elapsed;
    }

    Instant truth() {
        return START.plus(elapsed);
    }

    Instant wall() {
        return truth().plus(skew);
    }

    void in(Duration wait, Runnable deed) {
        agenda.add(new Due(elapsed.plus(wait), numbers++, deed));
    }

    /// The next thing happens; false if there is none.
    boolean goOn() {
        var next = agenda.poll();
        if (next != null) {
            elapsed = next.at();
            next.deed().run();
        }
        return next != null;
    }
}
