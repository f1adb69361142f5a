package dev.quorate.chat.discord.fake;

import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Discord's rate limits, as its page of rate limits has them: a bucket for each route and channel that every
/// answer tells of, one limit for all calls together, and a count of invalid requests.
final class Pace {
    private static final int GLOBAL = 50;
    private static final Duration INVALID_WINDOW = Duration.ofMinutes(10);
    /// Discord bans at 10,000; our own budget is far below.
    private static final int OUR_INVALID = 100;

    private static final class Bucket {
        private int used;
        private boolean told;
        private Instant reset;
        private Instant closedUntil = Instant.MIN;

        Bucket(Instant reset) {
            this.reset = reset;
        }
    }

    private final Clock clock;
    private final Ledger ledger;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Integer> limits = new HashMap<>();
    private final Deque<Instant> lately = new ArrayDeque<>();
    private final Deque<Instant> invalid = new ArrayDeque<>();
    private Instant allClosedUntil = Instant.MIN;

    Pace(Clock clock, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    /// So many calls in each window of the route, from now on.
    synchronized void limit(String route, int calls) {
        limits.put(route, calls);
        buckets.clear();
    }

    /// Somebody else speaks for the bot, who was told nothing yet: being refused once is how he learns.
    synchronized void newcomer() {
        allClosedUntil = Instant.MIN;
        buckets.values().forEach(bucket -> {
            bucket.told = false;
            bucket.closedUntil = Instant.MIN;
        });
    }

    /// What is taken from the bucket and what Discord tells of it, or the refusal.
    synchronized Answer taken(Route route, String key) {
        var now = clock.now();
        if (!route.open() && isTooManyInAll(now)) {
            ledger.add(key + ": more than " + GLOBAL + " calls within a second");
            return Answer.slowDown(1, "global");
        }
        if (route.limit() == 0) {
            return Answer.none();
        }
        if (isClosed(key, now, allClosedUntil)) {
            return Answer.slowDown(seconds(now, allClosedUntil), "global");
        }
        var bucket = bucket(route, key, now);
        var limit = limits.getOrDefault(route.name(), route.limit());
        if (isClosed(key, now, bucket.closedUntil)) {
            return Answer.slowDown(seconds(now, bucket.closedUntil), "user").with(told(route, limit, bucket, now));
        }
        if (bucket.used >= limit) {
            if (bucket.told) {
                ledger.add(key + ": too fast, X-RateLimit-Remaining was 0");
            }
            bucket.closedUntil = bucket.reset;
            return Answer.slowDown(seconds(now, bucket.reset), "user").with(told(route, limit, bucket, now));
        }
        bucket.used++;
        bucket.told = bucket.used == limit;
        return Answer.none().with(told(route, limit, bucket, now));
    }

    /// A refusal that a spec wants, to be respected like any other.
    synchronized Answer stormed(Route route, String key, double seconds, String scope) {
        var now = clock.now();
        var until = now.plusMillis((long) (seconds * 1e3));
        if (route.limit() > 0 && !isClosed(key, now, allClosedUntil)) {
            var bucket = bucket(route, key, now);
            if (!isClosed(key, now, bucket.closedUntil) && !scope.equals("global")) {
                bucket.closedUntil = until;
            }
        }
        if (scope.equals("global")) {
            allClosedUntil = until;
        }
        return Answer.slowDown(seconds, scope);
    }

    private Bucket bucket(Route route, String key, Instant now) {
        var bucket = buckets.computeIfAbsent(key, _ -> new Bucket(now.plus(route.window())));
        if (!now.isBefore(bucket.reset)) {
            bucket.used = 0;
            bucket.told = false;
            bucket.reset = now.plus(route.window());
        }
        return bucket;
    }

    private boolean isClosed(String key, Instant now, Instant until) {
        if (now.isBefore(until)) {
            ledger.add(key + ": called again before Retry-After was over");
            return true;
        }
        return false;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    private static Map<String, String> told(Route route, int limit, Bucket bucket, Instant now) {
        return Map.of(
                "X-RateLimit-Limit", Integer.toString(limit),
                "X-RateLimit-Remaining", Integer.toString(limit - bucket.used),
                "X-RateLimit-Reset", Answer.seconds(bucket.reset.toEpochMilli() / 1e3),
                "X-RateLimit-Reset-After", Answer.seconds(seconds(now, bucket.reset)),
                "X-RateLimit-Bucket", Integer.toHexString(route.name().hashCode()));
    }

    private boolean isTooManyInAll(Instant now) {
        lately.removeIf(at -> at.isBefore(now.minusSeconds(1)));
        lately.add(now);
        return lately.size() > GLOBAL;
    }

    synchronized void answered(String key, Answer answer) {
        if (answer.isInvalidRequest()) {
            var now = clock.now();
            invalid.removeIf(at -> at.isBefore(now.minus(INVALID_WINDOW)));
            invalid.add(now);
            if (invalid.size() > OUR_INVALID) {
                ledger.add(key + ": " + invalid.size() + " invalid requests within 10 min, of at most " + OUR_INVALID
                        + " (our budget)");
            }
        }
    }

    synchronized int invalidRequests() {
        return invalid.size();
    }
}
