package dev.quorate.core.rehearsal;

import dev.quorate.core.port.Outcome;
import dev.quorate.core.rehearsal.SimulatedCluster.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// What stands between an act and its effect: the mishaps to come, and the acts that are still on their way.
/// Guarded by its cluster.
final class SimulatedMishaps {
    private record Late(Instant due, Supplier<Outcome> act) {}

    private final Diary diary;
    private final Deque<Mishap> coming = new ArrayDeque<>();
    private final Deque<Late> late = new ArrayDeque<>();

    SimulatedMishaps(Diary diary) {
        this.diary = diary;
    }

    void expect(Mishap mishap) {
        coming.add(mishap);
    }

    /// Makes the act, or what becomes of it by the next mishap. A late one takes effect behind `lateness`.
    Outcome make(Supplier<Outcome> act, Duration lateness, Duration deadline) {
        return switch (coming.poll()) {
            case null -> act.get();
            case ANSWER_LOST ->
                new Outcome.Unknown(
                        "the answer was lost behind " + act.get().getClass().getSimpleName());
            case REQUEST_LOST -> new Outcome.Unknown(noAnswer(deadline));
            case LATE -> {
                late.add(new Late(diary.now().plus(lateness), act));
                yield new Outcome.Unknown(noAnswer(deadline));
            }
            case NOT_NOW -> new Outcome.NotNow("etcdserver: unhealthy cluster");
        };
    }

    /// What is due takes effect; nobody hears what came of it.
    void arrive() {
        while (!late.isEmpty() && !late.getFirst().due().isAfter(diary.now())) {
            var _ = late.removeFirst().act().get();
        }
    }

    static String noAnswer(Duration deadline) {
        return "no answer within " + deadline.toMillis() + " ms";
    }
}
