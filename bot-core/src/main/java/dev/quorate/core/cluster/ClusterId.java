package dev.quorate.core.cluster;

/// The id that a cluster carries in every answer: an unsigned 64-bit number, printed as hex.
public record ClusterId(long value) {
    public String hex() {
        return Long.toHexString(value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
