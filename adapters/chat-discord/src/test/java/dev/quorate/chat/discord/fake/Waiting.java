package dev.quorate.chat.discord.fake;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a sign, with a deadline.
public final class Waiting {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Waiting() {}

    public static void until(String sign, BooleanSupplier seen) {
        until(sign, LONGEST, seen);
    }

    public static void until(String sign, Duration longest, BooleanSupplier seen) {
        var end = System.nanoTime() + longest.toNanos();
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not see within " + longest.toSeconds() + " s: " + sign);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
