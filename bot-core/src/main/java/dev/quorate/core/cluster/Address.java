package dev.quorate.core.cluster;

/// The address of a host: an IP address or a DNS name, of the characters `[A-Za-z0-9._:-]` only and never
/// starting with `-`, so that it can stand in an argument list without becoming an option or a second word.
public record Address(String value) implements Comparable<Address> {
    private static final int LONGEST = 253;

    public Address {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an address: " + value);
        }
    }

    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.charAt(0) != '-'
                && text.chars().allMatch(Address::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "._:-".indexOf(c) >= 0);
    }

    @Override
    public int compareTo(Address other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
