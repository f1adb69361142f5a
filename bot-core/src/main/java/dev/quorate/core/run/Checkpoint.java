package dev.quorate.core.run;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where the whole record stood: so many events, and the hash over all of them in their order. Who has kept one
/// somewhere else can tell later whether what lies before it was changed.
///
/// - `position`: how many events; 0 for an empty record
/// - `head`: SHA-256 in 64 hex digits, or as many of the first of them as somebody wrote down; empty at 0
public record Checkpoint(long position, String head) {
    public static final Checkpoint EMPTY = new Checkpoint(0, "");

    private static final int SPOKEN = 32;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,15}):([0-9a-f]{16,64})");

    /// Of `412:9f3c2ab1...`, with 16 to 64 digits.
    public static Optional<Checkpoint> of(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new Checkpoint(Long.parseLong(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    /// As it is said in a chat: 128 bits of the hash, which nobody hits by trying.
    public String text() {
        return position + ":" + head.substring(0, Math.min(SPOKEN, head.length()));
    }
}
