package dev.quorate.chat.discord.hearing;

import dev.quorate.chat.discord.api.SessionStarts;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How often a session may begin at the gateway: five at once, then one each twelve minutes. Discord lets a bot
/// begin a thousand a day and then takes its token away; a bot in a loop shall be far from that, and a bot that a
/// bad night has thrown out five times shall not be deaf for the rest of it.
final class IdentifyBudget {
    private static final Logger LOG = LoggerFactory.getLogger(IdentifyBudget.class);
    private static final int AT_ONCE = 5;
    private static final Duration EACH = Duration.ofMinutes(12);

    /// Discord takes one in five seconds.
    private static final Duration APART = Duration.ofMillis(5_500);

    private final Supplier<Optional<SessionStarts>> discords;
    private final Clock clock;
    private Instant paidUntil = Instant.MIN;
    private Instant last = Instant.MIN;

    /// `discords`: how many Discord still lets begin; empty where it does not say
    IdentifyBudget(Supplier<Optional<SessionStarts>> discords, Clock clock) {
        this.discords = discords;
        this.clock = clock;
    }

    /// Waits until a session may begin, and counts it.
    void spend() throws InterruptedException {
        while (true) {
            var pause = due();
            if (pause.isZero()) {
                return;
            }
            if (pause.compareTo(APART) > 0) {
                LOG.error(
                        "Discord: too many sessions were begun of late; the next begins in {} s. Look above for why"
                                + " they ended",
                        pause.toSeconds());
            }
            clock.pause(pause);
        }
    }

    /// It did not come to it: the connection failed before.
    synchronized void giveBack() {
        paidUntil = paidUntil.minus(EACH);
    }

    private Duration due() {
        var left = discords.get().filter(starts -> starts.remaining() <= 0).map(SessionStarts::resetAfter);
        if (left.isPresent()) {
            return atLeastAMoment(left.get());
        }
        synchronized (this) {
            var now = clock.now();
            var ours = longer(until(now, last, APART), until(now, paidUntil, EACH.multipliedBy(1 - AT_ONCE)));
            if (ours.isZero()) {
                paidUntil = (paidUntil.isAfter(now) ? paidUntil : now).plus(EACH);
                last = now;
            }
            return ours;
        }
    }

    private static Duration until(Instant now, Instant since, Duration more) {
        if (since.equals(Instant.MIN)) {
            return Duration.ZERO;
        }
        var left = Duration.between(now, since.plus(more));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration atLeastAMoment(Duration wait) {
        return longer(wait, Duration.ofSeconds(1));
    }
}
