package dev.quorate.chat.slack.fake;

import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Slack's rate limits: about one message a second for each channel with a short burst, and a tier for each
/// other method, as docs.slack.dev/apis/web-api/rate-limits has them.
final class Pace {
    private static final int BURST = 5;

    /// Calls a minute.
    private static final Map<String, Integer> TIERS = Map.ofEntries(
            Map.entry("chat.update", 50),
            Map.entry("chat.delete", 50),
            Map.entry("chat.postEphemeral", 100),
            Map.entry("conversations.info", 50),
            Map.entry("conversations.history", 50),
            Map.entry("conversations.replies", 50),
            Map.entry("conversations.members", 100),
            Map.entry("users.info", 100),
            Map.entry("files.getUploadURLExternal", 100),
            Map.entry("files.completeUploadExternal", 100),
            Map.entry("views.open", 100),
            Map.entry("views.update", 100),
            Map.entry("apps.connections.open", 20));

    private static final class Bucket {
        private double left;
        private Instant at;
        private Instant closedUntil = Instant.MIN;

        Bucket(double left, Instant at) {
            this.left = left;
            this.at = at;
        }
    }

    private final Clock clock;
    private final Ledger ledger;
    private final Map<String, Bucket> buckets = new HashMap<>();

    Pace(Clock clock, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    /// Seconds to wait; 0 if the call may pass.
    synchronized long refusal(Call call) {
        if (call.method().equals("chat.postMessage")) {
            return taken(call.method() + " in " + call.get("channel"), BURST, 1.0);
        }
        var tier = TIERS.get(call.method());
        return tier == null ? 0 : taken(call.method(), tier, tier / 60.0);
    }

    private long taken(String key, int size, double perSecond) {
        var now = clock.now();
        var bucket = buckets.computeIfAbsent(key, _ -> new Bucket(size, now));
        var passed = Math.max(0, Duration.between(bucket.at, now).toNanos() / 1e9);
        bucket.left = Math.min(size, bucket.left + passed * perSecond);
        bucket.at = now;
        if (now.isBefore(bucket.closedUntil)) {
            ledger.add(key + ": called again before Retry-After was over");
            return 1 + Duration.between(now, bucket.closedUntil).toSeconds();
        }
        if (bucket.left >= 1) {
            bucket.left--;
            return 0;
        }
        ledger.add(key + ": too fast");
        var wait = (long) Math.ceil((1 - bucket.left) / perSecond);
        bucket.closedUntil = now.plusSeconds(wait);
        return wait;
    }
}
