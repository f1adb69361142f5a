package dev.quorate.runbooks.simulation;

import dev.quorate.core.rehearsal.SimulatedCluster.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
            blows.put(1 + random.nextInt(60), oneOf(Blow.values()));
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

    <T> T oneOf(T[] choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }

    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    Duration seconds(int atLeast, int atMost) {
        return Duration.ofMillis(1000L * atLeast + random.nextInt(1 + 1000 * (atMost - atLeast)));
    }

    /// At the next write, if anything.
    @Nullable
    Blow atWrite() {
        return blows.get(++writes);
    }

    /// At the next act: whether the bot dies before it (true) or behind it.
    @Nullable
    Boolean deathAtAct() {
        return deaths.get(++acts);
    }

    @Nullable
    Mishap mishap() {
        return is(mishaps) ? oneOf(Mishap.values()) : null;
    }
}
