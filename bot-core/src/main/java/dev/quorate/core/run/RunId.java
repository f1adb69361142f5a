package dev.quorate.core.run;

/// Names one request and the run that may come of it: `20261122-021140-7f3a91c2`, the time of the plan and
/// its digest.
public record RunId(String value) implements Comparable<RunId> {
    public RunId {
        if (value.isEmpty() || !value.chars().allMatch(c -> c < 128 && (c == '-' || Character.isLetterOrDigit(c)))) {
            throw new IllegalArgumentException("not an id of a run: " + value);
        }
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
