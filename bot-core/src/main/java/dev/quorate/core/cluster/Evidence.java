package dev.quorate.core.cluster;

import java.time.Duration;
import java.time.Instant;

/// Where a claim comes from: when it was observed, at which endpoint or host, and how long the answer took.
public record Evidence(Instant at, String source, Duration took) {
    public String line() {
        return source + " in " + took.toMillis() + " ms";
    }
}
