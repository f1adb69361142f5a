package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;

/// Discord's limit on how often a bot may begin a session: so many a day, and so many each five seconds.
final class Identifies {
    enum Word {
        WELCOME,
        TOO_SOON,
        TOO_MANY
    }

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration APART = Duration.ofSeconds(5);

    private final Clock clock;
    private final Ledger ledger;
    private static final int TOTAL = 1_000;
    private int remaining = TOTAL;
    private int concurrency = 1;
    private int count;
    private int lately;
    private Instant reset;
    private Instant window = Instant.MIN;

    Identifies(Clock clock, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
        this.reset = clock.now().plus(DAY);
    }

    /// So many are left of the day.
    synchronized void remaining(int left) {
        remaining = left;
    }

    /// So many may begin within five seconds.
    synchronized void concurrency(int most) {
        concurrency = most;
    }

    /// How many there were.
    synchronized int count() {
        return count;
    }

    synchronized Word next() {
        var now = clock.now();
        turn(now);
        count++;
        if (remaining == 0) {
            ledger.add("gateway: IDENTIFY although session_start_limit.remaining was 0: the token would be reset");
            return Word.TOO_MANY;
        }
        remaining--;
        if (!now.isBefore(window.plus(APART))) {
            window = now;
            lately = 0;
        }
        lately++;
        return lately > concurrency ? Word.TOO_SOON : Word.WELCOME;
    }

    synchronized ObjectNode told() {
        turn(clock.now());
        return Json.of(
                "total", TOTAL,
                "remaining", remaining,
                "reset_after", Duration.between(clock.now(), reset).toMillis(),
                "max_concurrency", concurrency);
    }

    private void turn(Instant now) {
        if (!now.isBefore(reset)) {
            reset = now.plus(DAY);
            remaining = TOTAL;
        }
    }
}
