package dev.quorate.core.approval;

import dev.quorate.core.plan.Plan;
import java.time.Instant;

/// A plan put before people: the plan, the rule that held when it was posted, and until when it may be
/// approved.
public record Request(Plan plan, Rule rule, Instant posted, Instant expires) {
    public static Request of(Plan plan, Policy policy, Instant now) {
        var rule = policy.rule(plan.risk());
        return new Request(plan, rule, now, now.plus(rule.expires()));
    }

    public String asker() {
        return plan.ask().asker();
    }

    /// `needs 1 of etcd-oncall, not alice`.
    public String needs() {
        return "needs " + rule.approvals() + " of "
                + String.join(", ", rule.from().stream().sorted().toList()) + ", not " + asker();
    }
}
