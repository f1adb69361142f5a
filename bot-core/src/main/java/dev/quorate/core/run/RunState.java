package dev.quorate.core.run;

import java.util.Arrays;
import java.util.Locale;

/// Where a run is, as cards, records and `--json` say it.
public enum RunState {
    /// Posted, not decided.
    WAITING,
    RUNNING,
    /// Parked between two steps because the bot went down; goes on by itself when it is back.
    PAUSED,
    /// It cannot go on without somebody's decision.
    NEEDS_PERSON,
    /// Somebody said stop; `resume` or `abort` go on from here.
    STOPPED,
    DONE,
    FAILED,
    DENIED,
    EXPIRED,
    /// The world is not the one that the plan was made for.
    VOID;

    public boolean over() {
        return switch (this) {
            case WAITING, RUNNING, PAUSED, NEEDS_PERSON, STOPPED -> false;
            case DONE, FAILED, DENIED, EXPIRED, VOID -> true;
        };
    }

    /// Permitted and not over: the cluster is taken.
    public boolean underWay() {
        return this == RUNNING || this == PAUSED || this == NEEDS_PERSON || this == STOPPED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static RunState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state of a run: " + word));
    }
}
