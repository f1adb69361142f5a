package dev.quorate.deploy.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for a sign, with a deadline.
final class Await {
    /// Short against what etcd and a host need for anything: a few milliseconds decide what a kill meets.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    private Await() {}

    static <T> T found(String what, Duration within, Supplier<Optional<T>> look) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("within " + within.toSeconds() + " s there was no sign of: " + what);
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    static void holds(String what, Duration within, BooleanSupplier sign) throws InterruptedException {
        found(what, within, () -> sign.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
