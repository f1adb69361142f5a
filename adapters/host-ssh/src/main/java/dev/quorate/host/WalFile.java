package dev.quorate.host;

import java.util.Optional;

/// One file of a write-ahead log: its number in the row of files, which its name begins with, and its size.
record WalFile(long number, long bytes) {
    private static final int DIGITS = 16;

    /// From `NAME BYTES`; empty for what etcd would not name so.
    static Optional<WalFile> parse(String text) {
        var space = text.indexOf(' ');
        try {
            return space < DIGITS
                    ? Optional.empty()
                    : Optional.of(new WalFile(
                            Long.parseUnsignedLong(text.substring(0, DIGITS), 16),
                            Long.parseLong(text.substring(space + 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// etcd begins with 0 and deletes old ones.
    boolean first() {
        return number == 0;
    }
}
