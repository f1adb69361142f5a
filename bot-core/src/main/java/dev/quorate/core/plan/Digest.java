package dev.quorate.core.plan;

/// The SHA-256 of a plan's canonical text, in hex. People type its first characters.
public record Digest(String hex) {
    private static final int SHORT = 8;

    /// The shortest prefix that a person may type.
    public static final int SHORTEST = 4;

    public String brief() {
        return hex.substring(0, SHORT);
    }

    public boolean startsWith(String prefix) {
        return prefix.length() >= SHORTEST && hex.startsWith(prefix.toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public String toString() {
        return brief();
    }
}
