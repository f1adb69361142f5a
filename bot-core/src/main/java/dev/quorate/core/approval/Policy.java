package dev.quorate.core.approval;

import dev.quorate.core.plan.Risk;
import java.util.EnumMap;
import java.util.Map;

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

    /// A plan that only reads would still be held to the mildest rule: there is no rule that lets one person run.
    public Rule rule(Risk risk) {
        var rule = rules.get(risk == Risk.READ_ONLY ? Risk.CHANGING : risk);
        if (rule == null) {
            throw new IllegalStateException("no rule for " + risk.word());
        }
        return rule;
    }
}
