package dev.quorate.core.command;

import dev.quorate.core.plan.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A command of the grammar for chats that have forms for commands: its name, what can be filled in, and the
/// sentence which that makes. What is filled in says what the sentence says, for the sentence is what is heard.
public final class Offer {
    private static final Field CLUSTER = Field.of("cluster", Phrase.Kind.CLUSTER, false);
    private static final Field REASON = Field.of("reason", Phrase.Kind.REASON, false);

    private final Command command;

    Offer(Command command) {
        this.command = command;
    }

    /// The words that it begins with: `replace member`.
    public String head() {
        return command.head();
    }

    public String summary() {
        return command.summary();
    }

    /// Whether it asks for a plan.
    public boolean asks() {
        return command.meaning() instanceof Command.Asks;
    }

    /// Those that must be filled in come first.
    public List<Field> fields() {
        return Stream.concat(parts().flatMap(part -> field(part).stream()), clauses().stream())
                .sorted(Comparator.comparing(field -> !field.required()))
                .toList();
    }

    /// - `filled`: by the names of the fields; what is blank counts as left out
    public String sentence(Map<String, String> filled) {
        var words = new ArrayList<String>();
        parts().forEach(part -> words.add(said(part, filled)));
        if (clauses().contains(CLUSTER)) {
            words.add(clause("on", CLUSTER, filled));
        }
        if (clauses().contains(REASON)) {
            words.add(clause("because", REASON, filled));
        }
        return String.join(" ", words.stream().filter(word -> !word.isEmpty()).toList());
    }

    private Stream<Phrase.Part> parts() {
        return command.phrase().parts().stream();
    }

    private static Optional<Field> field(Phrase.Part part) {
        return switch (part) {
            case Phrase.Word _ -> Optional.empty();
            case Phrase.Slot(_, var kind, var optional) -> Optional.of(Field.of(name(kind), kind, !optional));
            case Phrase.Clause(var word, var slot) -> Optional.of(Field.of(word, slot.kind(), false));
        };
    }

    private static String name(Phrase.Kind kind) {
        return switch (kind) {
            case MEMBER -> "member";
            case MEMBERS -> "members";
            case NAME -> "name";
            case SNAPSHOT -> "snapshot";
            case ADDRESS -> "address";
            case CLUSTER -> "cluster";
            case PLAN -> "plan";
            case RUN -> "run";
            case COMMAND -> "command";
            case REASON -> "reason";
        };
    }

    private static String said(Phrase.Part part, Map<String, String> filled) {
        return switch (part) {
            case Phrase.Word(var text) -> text;
            case Phrase.Slot _ -> value(field(part).orElseThrow(), filled);
            case Phrase.Clause(var word, _) -> clause(word, field(part).orElseThrow(), filled);
        };
    }

    private static String clause(String word, Field field, Map<String, String> filled) {
        var value = value(field, filled);
        return value.isEmpty() ? "" : word + " " + value;
    }

    private static String value(Field field, Map<String, String> filled) {
        return field.typed(filled.getOrDefault(field.name(), ""));
    }

    /// What the command takes behind its own words.
    private List<Field> clauses() {
        return switch (command.meaning()) {
            case Command.Asks _, Command.Approves _ -> List.of(CLUSTER, REASON);
            case Command.Orders _ -> List.of(CLUSTER);
            case Command.Questions(var kind) -> isAboutClusters(kind) ? List.of(CLUSTER) : List.of();
            case Command.Denies _, Command.Withdraws _, Command.Rechecks _, Command.Previews _ -> List.of();
        };
    }

    private static boolean isAboutClusters(Heard.Kind kind) {
        return switch (kind) {
            case HEALTH, MEMBERS, STATUS, BRIEF -> true;
            case HELP, WHOAMI, CLUSTERS -> false;
        };
    }
}
