package dev.quorate.journal;

import java.time.Duration;

/// How long a bot leads on without a word from the store, and how long its last call may still run then.
///
/// - `lease`: behind the last beat that went through, the leader neither writes nor acts
/// - `longestCall`: a call that was begun in time has ended after this; etcd gives up after 7 s
public record Tenure(Duration lease, Duration longestCall) {
    /// Acting waits for a membership call for 8 s.
    public static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    public static final Duration LEASE = Duration.ofSeconds(15);

    public static Tenure of(Duration lease) {
        return new Tenure(lease, LONGEST_CALL);
    }
}
