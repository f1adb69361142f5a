package dev.quorate.core.approval;

import java.time.Duration;
import java.util.Set;

/// What the policy wants for one risk: how many approvals by people of these groups, within which time;
/// whether a reason must be on record, and whether the approver has to type the cluster's name.
public record Rule(int approvals, Set<String> from, Duration expires, boolean reason, boolean typeClusterName) {
    public Rule {
        from = Set.copyOf(from);
        if (approvals < 1 || from.isEmpty() || expires.isNegative() || expires.isZero()) {
            throw new IllegalArgumentException("a rule wants at least one approval, one group and some time");
        }
    }

    public boolean allows(Person person) {
        return person.groups().stream().anyMatch(from::contains);
    }
}
