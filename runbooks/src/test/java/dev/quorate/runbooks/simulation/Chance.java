package dev.quorate.runbooks.simulation;

import dev.quorate.core.rehearsal.SimulatedCluster.Mishap;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// How much goes wrong under one seed. Many seeds are quiet in one way or the other, so that something is
/// finished, too.
final class Chance {
    /// What befalls the store or the bot at one write.
    enum Blow {
        DIE_BEFORE,
        DIE_AFTER,
        FAIL_BEFORE,
        /// It is written, and the answer says that it is not.
        FAIL_AFTER
    }

    private final Random random;
    private final double mishaps;
    private final Map<Integer, Blow> blows = new TreeMap<>();
    private final Map<Integer, Boolean> deaths = new TreeMap<>();
    private int writes;
    private int acts;

    Chance(Random random) {
        this.random = random;
        this.mishaps = pick(0.0, 0.05, 0.2);
        for (var left = random.nextInt(4); left > 0; left--) {
            blows.put(1 + random.nextInt(60), Blow.values()[random.nextInt(Blow.values().length)]);
        }
        if (random.nextInt(3) == 0) {
            deaths.put(1 + random.nextInt(15), random.nextBoolean());
        }
    }

    private double pick(double... choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    Duration seconds(int atLeast, int atMost) {
        return Duration.ofMillis(1000L * atLeast + random.nextInt(1 + 1000 * (atMost - atLeast)));
    }

    /// At the next write, if anything.
    @org.jspecify.annotations.Nullable
    Blow atWrite() {
        return blows.get(++writes);
    }

    /// At the next act: whether the bot dies before it (true) or behind it.
    @org.jspecify.annotations.Nullable
    Boolean deathAtAct() {
        return deaths.get(++acts);
    }

    @org.jspecify.annotations.Nullable
    Mishap mishap() {
        return is(mishaps) ? Mishap.values()[random.nextInt(Mishap.values().length)] : null;
    }
}
