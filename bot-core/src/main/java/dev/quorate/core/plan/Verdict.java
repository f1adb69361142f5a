package dev.quorate.core.plan;

/// What a check found in a look: it holds, with the proof, or not yet, with the reason. Whole clauses for
/// people. `hopeless` says that waiting longer will not help.
public sealed interface Verdict {
    record Holds(String proof) implements Verdict {}

    record Not(String why, boolean hopeless) implements Verdict {}

    static Verdict holds(String proof) {
        return new Holds(proof);
    }

    static Verdict not(String why) {
        return new Not(why, false);
    }

    static Verdict never(String why) {
        return new Not(why, true);
    }
}
