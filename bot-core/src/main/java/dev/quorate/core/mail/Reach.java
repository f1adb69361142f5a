package dev.quorate.core.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a chat can be reached from one channel's sender, and how long to rest when it cannot.
final class Reach {
    private static final Logger LOG = LoggerFactory.getLogger(Reach.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration SOMEBODY_MUST_ACT = Duration.ofMinutes(1);

    /// From the first call that failed to the first that did not.
    record Outage(Instant from, Instant to) {}

    private final String chat;
    private final String channel;
    private Instant restingUntil = Instant.MIN;
    private int failures;
    private Optional<Instant> downSince = Optional.empty();
    private Optional<Outage> last = Optional.empty();

    Reach(String chat, String channel) {
        this.chat = chat;
        this.channel = channel;
    }

    Instant restingUntil() {
        return restingUntil;
    }

    Optional<Outage> lastOutage() {
        return last;
    }

    void answered(Instant now) {
        downSince.ifPresent(since -> last = Optional.of(new Outage(since, now)));
        downSince = Optional.empty();
        failures = 0;
    }

    /// When to try again.
    Instant failed(Instant now, String why) {
        if (downSince.isEmpty()) {
            downSince = Optional.of(now);
            LOG.warn("{} does not answer for {}: {}; what is to be told waits", chat, channel, why);
        }
        var pause = FIRST.multipliedBy(1L << Math.min(failures, 4));
        failures++;
        return rest(now, pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    /// When to try again what nobody but a person can set right.
    Instant refused(Instant now, Outcome.Refused<?> no) {
        LOG.error("{} refuses everything for {}: {}. {}", chat, channel, no.error(), no.whatToDo());
        return rest(now, SOMEBODY_MUST_ACT);
    }

    Instant rest(Instant now, Duration pause) {
        restingUntil = now.plus(pause);
        return restingUntil;
    }
}
