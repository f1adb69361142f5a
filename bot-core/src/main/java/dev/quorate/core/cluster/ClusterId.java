package dev.quorate.core.cluster;

import java.util.Optional;

/// The id that a cluster carries in every answer: an unsigned 64-bit number, printed as hex.
public record ClusterId(long value) {
    /// Reads 1 to 16 hex digits, as etcd prints it.
    public static Optional<ClusterId> parse(String hex) {
        return MemberId.parse(hex).map(id -> new ClusterId(id.value()));
    }

    public String hex() {
        return Long.toHexString(value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
