package dev.quorate.core.plan;

import dev.quorate.core.cluster.ClusterState;

/// A question to a look, as a value. The same check is asked before a step, after it, and after a crash.
public sealed interface Check permits Check.Anything, ClusterCheck, HostCheck {
    /// What must hold, as a clause: `member 1609b5a3a078c227 is not in the list`.
    String words();

    Verdict on(ClusterState seen);

    /// Nothing in particular; guards and drift are looked at all the same.
    record Anything() implements Check {
        @Override
        public String words() {
            return "nothing else has changed";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Verdict.holds("looked at " + seen.endpoints().size() + " endpoints");
        }
    }
}
