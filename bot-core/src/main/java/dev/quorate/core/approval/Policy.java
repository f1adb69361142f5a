package dev.quorate.core.approval;

import dev.quorate.core.plan.Risk;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// The rules by risk. Every risk that changes something has one; reading is free.
public record Policy(Map<Risk, Rule> rules) {
    public Policy {
        rules = new EnumMap<>(rules);
        for (var risk : Risk.values()) {
            if (risk != Risk.READ_ONLY && !rules.containsKey(risk)) {
                throw new IllegalArgumentException("the policy has no rule for " + risk.word());
            }
        }
    }

    /// The rules where the configuration says nothing else.
    public static Policy standard() {
        var oncall = Set.of("etcd-oncall");
        var quarter = Duration.ofMinutes(15);
        return new Policy(Map.of(
                Risk.CHANGING, new Rule(1, oncall, quarter, false, false),
                Risk.DESTRUCTIVE, new Rule(1, oncall, quarter, true, false),
                Risk.DISASTER, new Rule(2, oncall, quarter, true, true)));
    }

    /// A plan that only reads would still be held to the mildest rule: there is no rule that lets one person
    /// run.
    public Rule rule(Risk risk) {
        var rule = rules.get(risk == Risk.READ_ONLY ? Risk.CHANGING : risk);
        if (rule == null) {
            throw new IllegalStateException("no rule for " + risk.word());
        }
        return rule;
    }
}
