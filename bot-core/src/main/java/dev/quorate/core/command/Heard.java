package dev.quorate.core.command;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Refusal;
import java.util.Map;
import java.util.Optional;

/// What a person's words mean.
public sealed interface Heard {
    /// A question: answered at once, changes nothing.
    record Question(Kind kind, Optional<ClusterName> cluster, String word) implements Heard {}

    /// `word` of a Question is the command to explain for HELP, the run or plan for STATUS and BRIEF, empty
    /// otherwise.
    enum Kind {
        HELP,
        HEALTH,
        MEMBERS,
        STATUS,
        BRIEF,
        WHOAMI,
        CLUSTERS
    }

    /// A plan is wanted. `preview` shows it and asks nobody.
    record Wanted(
            String runbook,
            Optional<ClusterName> cluster,
            Map<String, Ask.Argument> slots,
            Optional<String> reason,
            boolean preview)
            implements Heard {
        public Wanted {
            slots = Map.copyOf(slots);
        }
    }

    /// A yes to a plan, named by the first characters of its digest.
    record Approve(String plan, Optional<String> reason, Optional<ClusterName> cluster) implements Heard {}

    record Deny(String plan, String reason) implements Heard {}

    record Withdraw(String plan) implements Heard {}

    /// Whether the plan still fits what is there; changes nothing.
    record Recheck(String plan) implements Heard {}

    /// A word to the run that is under way. `plan` is the one that is meant, where it was said.
    record Control(Order order, Optional<String> plan, Optional<ClusterName> cluster) implements Heard {}

    enum Order {
        STOP,
        RESUME,
        RETRY,
        ABORT
    }

    /// Not understood. `command` tells whether it begins as a command does.
    record NotUnderstood(Refusal refusal, boolean command) implements Heard {}
}
