package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a person asked for, parsed: which runbook, in which cluster, with which typed arguments, and why.
/// `asker` is the person's name in the configuration; `slots` are the runbook's own, by their names in its
/// phrase.
public record Ask(
        String runbook, ClusterName cluster, Map<String, Argument> slots, Optional<String> reason, String asker) {
    public Ask {
        slots = Map.copyOf(slots);
    }

    /// A typed value of a slot.
    public sealed interface Argument {}

    public record ForMember(Target target) implements Argument {}

    public record ForAddress(Address address) implements Argument {}

    public record ForMembers(List<Target> targets) implements Argument {
        public ForMembers {
            targets = List.copyOf(targets);
        }
    }

    /// A name that something is to get or has: of the characters of an Address.
    public record ForName(String name) implements Argument {}

    /// The address in the slot of this name.
    public Address address(String slot) {
        return new Address(target(slot).word());
    }

    /// The word in the slot of this name, whatever it names.
    public String word(String slot) {
        return target(slot).word();
    }

    /// Those that the slot of this name is about; none where it was left out.
    public List<Target> targets(String slot) {
        return slots.get(slot) instanceof ForMembers(var targets) ? targets : List.of();
    }

    /// The member that the slot of this name is about.
    public Target target(String slot) {
        return switch (slots.get(slot)) {
            case ForMember(var target) -> target;
            case ForAddress(var address) -> new Target(address.value());
            case ForName(var name) -> new Target(name);
            case ForMembers(var targets) -> targets.getFirst();
            case null -> throw new IllegalArgumentException("the grammar let an ask without " + slot + " through");
        };
    }

    /// The ask as one would type it.
    public String words(Phrase phrase) {
        return phrase.filled(new TreeMap<>(slots))
                + reason.map(why -> " because " + why).orElse("");
    }

    static String word(Argument argument) {
        return switch (argument) {
            case ForMember(var target) -> target.word();
            case ForAddress(var address) -> address.value();
            case ForName(var name) -> name;
            case ForMembers(var targets) -> targets.stream().map(Target::word).collect(Collectors.joining(","));
        };
    }
}
