package dev.quorate.deploy.check;

import dev.quorate.core.approval.Rule;
import dev.quorate.core.plan.Risk;
import dev.quorate.deploy.config.Configuration;
import java.util.Arrays;
import java.util.List;

/// Whether the people who may approve are enough, once one of them is the person who asks.
final class PolicyFindings {
    private PolicyFindings() {}

    static List<Finding> of(Configuration configuration) {
        return Arrays.stream(Risk.values())
                .filter(risk -> risk != Risk.READ_ONLY)
                .map(risk -> rule(configuration, risk))
                .toList();
    }

    private static Finding rule(Configuration configuration, Risk risk) {
        var rule = configuration.policy().rule(risk);
        var allowed = configuration.people().countIn(rule.from());
        var what = "policy " + risk.word() + ": " + rule.approvals() + " of " + groups(rule) + ", where " + allowed
                + (allowed == 1 ? " person is" : " people are");
        if (allowed < rule.approvals()) {
            return Finding.warn(what + "; such a plan can never run", "add people to " + groups(rule));
        }
        return allowed == rule.approvals()
                ? Finding.warn(
                        what + "; when one of them asks, the others are too few",
                        "add " + (rule.approvals() + 1 - allowed) + " more to " + groups(rule))
                : Finding.ok(what);
    }

    private static String groups(Rule rule) {
        return String.join(", ", rule.from().stream().sorted().toList());
    }
}
