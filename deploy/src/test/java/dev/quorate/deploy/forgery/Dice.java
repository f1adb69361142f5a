package dev.quorate.deploy.forgery;

import java.util.List;
import java.util.Random;

/// Chance that comes back with its seed.
record Dice(Random random) {
    Dice(long seed) {
        this(new Random(seed));
    }

    int below(int most) {
        return random.nextInt(most);
    }

    boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String digest() {
        return random.ints(64, 0, 16).mapToObj(Integer::toHexString).collect(java.util.stream.Collectors.joining());
    }
}
