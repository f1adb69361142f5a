package dev.quorate.core.cluster;

import java.util.Optional;

/// The id that etcd gave a member: an unsigned 64-bit number, printed as hex without leading zeros.
/// Zero is etcd's "nobody" and never names a member.
public record MemberId(long value) implements Comparable<MemberId> {
    public static final MemberId NOBODY = new MemberId(0);

    /// Reads 1 to 16 hex digits; leading zeros are optional. Anything else is empty, decimal included where
    /// it has more than 16 digits: etcd's JSON prints ids in decimal and pasting one must never name
    /// somebody else.
    public static Optional<MemberId> parse(String hex) {
        if (hex.isEmpty() || hex.length() > 16 || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            return Optional.empty();
        }
        return Optional.of(new MemberId(Long.parseUnsignedLong(hex, 16))).filter(id -> !id.isNobody());
    }

    public String hex() {
        return Long.toHexString(value);
    }

    public boolean isNobody() {
        return value == 0;
    }

    @Override
    public int compareTo(MemberId other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
