package dev.quorate.core.plan;

import dev.quorate.core.cluster.ClusterState;

/// One operation: what we saw in, a Plan or a Refusal out. No I/O, no clock, no log; the same in, the same out.
public interface Runbook {
    /// Its name in records and plans: `replace-member`.
    String name();

    /// How it is typed.
    Phrase phrase();

    /// One line for help.
    String summary();

    Planned plan(Ask ask, ClusterState seen);
}
