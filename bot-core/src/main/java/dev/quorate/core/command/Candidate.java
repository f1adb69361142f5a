package dev.quorate.core.command;

/// What could stand in a field: what is typed, and what a person is shown for it.
public record Candidate(String value, String label) {
    public static Candidate of(String value) {
        return new Candidate(value, value);
    }

    /// Whether it is what somebody means who has typed so much: the beginning of the value, or a part of the label.
    public boolean fits(String typed) {
        var start = typed.strip();
        return value.regionMatches(true, 0, start, 0, start.length())
                || label.toLowerCase(java.util.Locale.ROOT).contains(start.toLowerCase(java.util.Locale.ROOT));
    }
}
