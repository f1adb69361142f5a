package dev.quorate.core.hearing;

import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a chat until there is an answer, each time after a longer wait, at most a minute.
public final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final String chat;
    private final Clock clock;
    private final Consumer<Reach> reach;

    /// - `chat`: as people call it, `Slack`
    /// - `reach`: told how it is, each time that changes
    public Patience(String chat, Clock clock, Consumer<Reach> reach) {
        this.chat = chat;
        this.clock = clock;
        this.reach = reach;
    }

    /// Empty once it was denied.
    public <T> Optional<T> until(Supplier<Asked<T>> question) throws InterruptedException {
        for (var tries = 1; ; tries++) {
            switch (question.get()) {
                case Asked.Said<T>(var value) -> {
                    return Optional.of(value);
                }
                case Asked.Denied<T>(var advice) -> {
                    LOG.error("{}: {}", chat, advice);
                    reach.accept(new Reach.Refused(advice));
                    return Optional.empty();
                }
                case Asked.Later<T>(var wait, var why) -> {
                    LOG.warn("{} is not reached yet: {}", chat, why);
                    reach.accept(new Reach.Connecting(why));
                    clock.pause(wait.isZero() ? afterTries(tries) : wait);
                }
            }
        }
    }

    /// Waits longer with each try that went wrong; not at all after none.
    public void pause(int tries) throws InterruptedException {
        if (tries > 0) {
            clock.pause(afterTries(tries));
        }
    }

    public static Duration afterTries(int tries) {
        var wait = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
