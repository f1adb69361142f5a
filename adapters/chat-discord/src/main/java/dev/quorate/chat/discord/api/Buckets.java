package dev.quorate.chat.discord.api;

import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;

/// How many calls Discord has left for us, by what its answers tell: a bucket for each route and channel, whose
/// size only Discord knows. All calls together stay below 20 a second, where Discord allows 50.
/// Source: discord-api-docs, developers/topics/rate-limits.mdx.
final class Buckets {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int IN_A_SECOND = 19;
    private static final int MOST = 10_000;

    /// - `calls`: how many there are when it is full; zero as long as Discord has not said it
    /// - `window`: the longest time to a reset that was told
    private record Size(int calls, Duration window) {
        static final Size UNTOLD = new Size(0, Duration.ZERO);

        Size and(Size other) {
            return new Size(other.calls, window.compareTo(other.window) > 0 ? window : other.window);
        }
    }

    /// Until `reset`; after that it is full again, however many calls have waited for that.
    private record Bucket(int left, Instant reset, Size size) {
        Optional<Bucket> renewed(Instant now) {
            return size.calls > 0 ? Optional.of(new Bucket(size.calls, now.plus(size.window), size)) : Optional.empty();
        }

        Bucket taken() {
            return new Bucket(left - 1, reset, size);
        }
    }

    private final Clock clock;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Deque<Instant> lately = new ArrayDeque<>();
    private Instant heldUntil = Instant.MIN;

    Buckets(Clock clock) {
        this.clock = clock;
    }

    /// Counts a call, if Discord would take it now. How long it must wait else.
    synchronized Optional<Duration> take(Call call) {
        var now = clock.now();
        if (now.isBefore(heldUntil) && !call.isOpen()) {
            return Optional.of(Duration.between(now, heldUntil));
        }
        var key = key(call);
        var bucket = buckets.get(key);
        if (bucket == null) {
            return Optional.empty();
        }
        if (!now.isBefore(bucket.reset())) {
            bucket.renewed(now).ifPresentOrElse(full -> buckets.put(key, full.taken()), () -> buckets.remove(key));
            return Optional.empty();
        }
        if (bucket.left() <= 0) {
            return Optional.of(Duration.between(now, bucket.reset()));
        }
        buckets.put(key, bucket.taken());
        return Optional.empty();
    }

    /// How long to wait for this call's share of the second; the call is counted.
    synchronized Duration share(Call call) {
        if (call.isOpen()) {
            return Duration.ZERO;
        }
        var now = clock.now();
        lately.removeIf(at -> !at.plus(SECOND).isAfter(now));
        var at = lately.size() < IN_A_SECOND
                ? now
                : nth(lately.size() - IN_A_SECOND).plus(SECOND);
        lately.addLast(at);
        return Duration.between(now, at);
    }

    private Instant nth(int index) {
        return lately.stream().skip(index).findFirst().orElseThrow();
    }

    /// An answer, whatever it says.
    synchronized void learn(Call call, Headers headers) {
        var name = headers.get("X-RateLimit-Bucket");
        var left = number(headers.get("X-RateLimit-Remaining"));
        var resetAfter = number(headers.get("X-RateLimit-Reset-After")).map(Buckets::seconds);
        var calls = number(headers.get("X-RateLimit-Limit")).orElse(0d).intValue();
        if (name != null) {
            names.put(call.name(), name);
        }
        if (left.isPresent() && resetAfter.isPresent()) {
            know(call, left.get().intValue(), clock.now().plus(resetAfter.get()), new Size(calls, resetAfter.get()));
        }
    }

    /// Answers may overtake each other: of two the lesser number is the later one.
    private void know(Call call, int left, Instant reset, Size told) {
        var key = key(call);
        var known = buckets.get(key);
        if (buckets.size() > MOST) {
            buckets.values().removeIf(bucket -> !clock.now().isBefore(bucket.reset()));
        }
        var size = known == null ? told : told.calls() > 0 ? known.size().and(told) : known.size();
        if (known == null || !clock.now().isBefore(known.reset())) {
            buckets.put(key, new Bucket(left, reset, size));
        } else {
            var later = known.reset().isAfter(reset) ? known.reset() : reset;
            buckets.put(key, new Bucket(Math.min(left, known.left()), later, size));
        }
    }

    /// It was refused as too fast.
    synchronized void close(Call call, Duration pause, boolean isGlobal) {
        var until = clock.now().plus(pause);
        if (isGlobal) {
            heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
        } else {
            know(call, 0, until, Size.UNTOLD);
        }
    }

    private String key(Call call) {
        return names.getOrDefault(call.name(), call.name()) + " " + call.major();
    }

    /// Empty for what is no number of a limit.
    static Optional<Double> number(@org.jspecify.annotations.Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
    }

    static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.ceil(seconds * 1_000));
    }
}
