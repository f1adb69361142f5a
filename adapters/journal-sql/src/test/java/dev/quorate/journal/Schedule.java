package dev.quorate.journal;

import dev.quorate.core.run.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// One run of a few steps, the world that its steps change, and when each bot wakes up.
final class Schedule {
    static final int STEPS = 3;

    private static final int MOST_TURNS = 5_000;
    private static final int LONGEST_CALL_MILLIS = 8_000;

    /// A call on its way: it has its effect although its bot sleeps.
    private record Call(int step, long epoch, Duration effect) {}

    private final RunId run;
    private final SplittableRandom random;
    private final SettableTicks ticks;
    private final List<Walker> walkers;
    private final List<Call> calls = new ArrayList<>();
    private final int[] effects = new int[STEPS];
    private final List<String> faults = new ArrayList<>();
    private long highestEpoch;
    private int turns;
    private int pauses;
    private boolean over;

    Schedule(int seed, SplittableRandom random, SettableTicks ticks, Walker... walkers) {
        this.run = new RunId("schedule-" + seed);
        this.random = random;
        this.ticks = ticks;
        this.walkers = List.of(walkers);
    }

    void play() {
        walkers.forEach(walker -> walker.beginAt(ticks.passed()));
        while (!over && turns < MOST_TURNS) {
            turns++;
            var next = walkers.stream().min(Comparator.comparing(Walker::wakes)).orElseThrow();
            ticks.advance(later(next.wakes().minus(ticks.passed())));
            takeEffect();
            next.sleepUntil(ticks.passed().plus(next.act(this)).plus(delay()));
        }
        if (!over) {
            faults.add("it did not end");
        }
        for (int step = 0; step < STEPS; step++) {
            if (effects[step] != 1) {
                faults.add("step " + step + " had its effect " + effects[step] + " times");
            }
        }
    }

    private static Duration later(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    /// Mostly a moment; one in eight times a pause.
    private Duration delay() {
        if (random.nextInt(8) > 0) {
            return Duration.ofMillis(random.nextInt(100, 1_500));
        }
        pauses++;
        return Duration.ofMillis(random.nextInt(1_000, 60_001));
    }

    private void takeEffect() {
        calls.stream()
                .filter(call -> call.effect().compareTo(ticks.passed()) <= 0)
                .sorted(Comparator.comparing(Call::effect))
                .forEach(this::takeEffect);
        calls.removeIf(call -> call.effect().compareTo(ticks.passed()) <= 0);
    }

    private void takeEffect(Call call) {
        effects[call.step()]++;
        if (call.epoch() < highestEpoch) {
            faults.add("a call of epoch " + call.epoch() + " had its effect behind one of " + highestEpoch);
        }
        highestEpoch = Math.max(highestEpoch, call.epoch());
    }

    /// Sends the call; tells when the answer is there.
    Duration call(int step, long epoch) {
        var takes = Duration.ofMillis(random.nextInt(1, LONGEST_CALL_MILLIS));
        calls.add(new Call(step, epoch, ticks.passed().plus(takes)));
        return takes;
    }

    /// What a look at the cluster tells: whether this step has had its effect.
    boolean isDone(int step) {
        return effects[step] > 0;
    }

    void end() {
        over = true;
    }

    RunId run() {
        return run;
    }

    List<String> faults() {
        return faults;
    }

    long highestEpoch() {
        return highestEpoch;
    }

    int turns() {
        return turns;
    }

    int pauses() {
        return pauses;
    }
}
