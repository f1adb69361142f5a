package dev.quorate.deploy.config;

import dev.quorate.core.approval.Policy;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.plan.Risk;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `policy`: for each risk what its rule changes of the default. Every group must have somebody, and
/// enough of them: a plan that nobody could ever approve is found out here and not at night.
final class PolicySection {
    private static final List<String> KEYS = List.of("approvals", "from", "expires", "reason", "type-cluster-name");
    private static final int MOST_APPROVALS = 9;
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Spot root;
    private final ConfiguredPeople people;

    PolicySection(Spot root, ConfiguredPeople people) {
        this.root = root;
        this.people = people;
    }

    Policy read(Optional<Spot> policy) {
        var section = policy.map(spot -> spot.section(Arrays.stream(Risk.values())
                .filter(risk -> risk != Risk.READ_ONLY)
                .map(Risk::word)
                .toList()));
        var rules = new EnumMap<Risk, Rule>(Risk.class);
        for (var risk : Risk.values()) {
            if (risk != Risk.READ_ONLY) {
                rules.put(risk, rule(risk, section.flatMap(found -> found.find(risk.word()))));
            }
        }
        return new Policy(rules);
    }

    private Rule rule(Risk risk, Optional<Spot> written) {
        var standard = Policy.standard().rule(risk);
        var rule = written.map(spot -> changed(standard, spot.section(KEYS))).orElse(standard);
        var spot = written.orElse(root);
        refuseEmptyGroups(risk, rule, spot);
        return rule;
    }

    private static Rule changed(Rule standard, Section section) {
        return new Rule(
                section.find("approvals")
                        .map(spot -> spot.number(1, MOST_APPROVALS))
                        .orElse(standard.approvals()),
                section.find("from")
                        .map(spot -> Set.copyOf(spot.texts("[etcd-oncall]")))
                        .orElse(standard.from()),
                section.find("expires").map(spot -> spot.duration(LONGEST)).orElse(standard.expires()),
                section.find("reason").map(PolicySection::reason).orElse(standard.reason()),
                section.find("type-cluster-name").map(Spot::flag).orElse(standard.typeClusterName()));
    }

    private static boolean reason(Spot spot) {
        return switch (spot.text("required or optional")) {
            case "required" -> true;
            case "optional" -> false;
            default -> throw spot.wrong("not known; write required or optional");
        };
    }

    private void refuseEmptyGroups(Risk risk, Rule rule, Spot spot) {
        rule.from().stream()
                .sorted()
                .filter(group -> people.countIn(Set.of(group)) == 0)
                .findFirst()
                .ifPresent(group -> {
                    throw spot.wrong(rule(risk, spot) + "nobody is in the group " + group + ", so nobody could approve;"
                            + " write groups: [" + group + "] at people who may, or another group here");
                });
        var allowed = people.countIn(rule.from());
        var isWritten = !spot.way().isEmpty();
        if (isWritten && rule.approvals() > allowed) {
            throw spot.wrong("needs " + rule.approvals() + " approvals of "
                    + String.join(", ", rule.from().stream().sorted().toList()) + ", where only " + allowed
                    + (allowed == 1 ? " person is" : " people are") + "; add people to the group or need fewer");
        }
    }

    /// Where the default applies there is no line of its own to name.
    private static String rule(Risk risk, Spot spot) {
        return spot.way().isEmpty() ? "policy." + risk.word() + " (the default): " : "";
    }
}
