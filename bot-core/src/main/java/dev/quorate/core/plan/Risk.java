package dev.quorate.core.plan;

/// How much a step or a plan can hurt; a plan is as risky as its riskiest step.
/// CHANGING can be undone, DESTRUCTIVE has a point of no return, DISASTER gives up data or guarantees to get a
/// cluster back at all.
public enum Risk {
    READ_ONLY("read-only"),
    CHANGING("changing"),
    DESTRUCTIVE("destructive"),
    DISASTER("disaster");

    private final String word;

    Risk(String word) {
        this.word = word;
    }

    /// As in cards, logs, JSON and the configuration.
    public String word() {
        return word;
    }
}
