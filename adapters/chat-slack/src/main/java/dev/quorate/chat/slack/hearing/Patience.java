package dev.quorate.chat.slack.hearing;

import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks until there is an answer, each time after a longer wait, at most a minute.
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private final Consumer<Reach> reach;

    Patience(Clock clock, Consumer<Reach> reach) {
        this.clock = clock;
        this.reach = reach;
    }

    /// Empty once it was denied.
    <T> Optional<T> until(Supplier<Asked<T>> question) throws InterruptedException {
        for (var tries = 1; ; tries++) {
            switch (question.get()) {
                case Asked.Said<T>(var value) -> {
                    return Optional.of(value);
                }
                case Asked.Denied<T>(var advice) -> {
                    LOG.error("Slack: {}", advice);
                    reach.accept(new Reach.Refused(advice));
                    return Optional.empty();
                }
                case Asked.Later<T>(var wait, var why) -> {
                    LOG.warn("Slack is not reached yet: {}", why);
                    reach.accept(new Reach.Connecting(why));
                    clock.pause(wait.isZero() ? afterTries(tries) : wait);
                }
            }
        }
    }

    /// Waits longer with each try that went wrong; not at all after none.
    void pause(int tries) throws InterruptedException {
        if (tries > 0) {
            clock.pause(afterTries(tries));
        }
    }

    static Duration afterTries(int tries) {
        var wait = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
