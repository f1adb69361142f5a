package dev.quorate.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How a command is typed: fixed words in lower case and slots. The grammar, help, completion and
/// suggestions all read it, so that they cannot disagree.
public record Phrase(List<Part> parts) {
    public Phrase {
        parts = List.copyOf(parts);
    }

    public sealed interface Part {}

    public record Word(String text) implements Part {}

    /// A place for a value; `name` is what help prints, in capitals.
    public record Slot(String name, Kind kind, boolean optional) implements Part {}

    /// What may be said at the end or be left out: `lost Y,Z`.
    public record Clause(String word, Slot slot) implements Part {}

    /// What may stand in a slot. MEMBER: address, host name, member's name or hex id; MEMBERS: several of
    /// these, with commas between. NAME and SNAPSHOT are words of their own.
    public enum Kind {
        MEMBER,
        MEMBERS,
        NAME,
        SNAPSHOT,
        ADDRESS,
        CLUSTER,
        PLAN,
        RUN,
        COMMAND,
        REASON
    }

    /// Reads `replace member X:MEMBER`; a `?` behind the kind makes the slot optional, and `[lost
    /// Y,Z:MEMBERS]` at the end is a clause.
    public static Phrase of(String text) {
        var bracket = text.indexOf(" [");
        var plain = bracket < 0 ? text : text.substring(0, bracket);
        var parts = new ArrayList<>(
                Arrays.stream(plain.split(" ", -1)).map(Phrase::part).toList());
        if (bracket >= 0) {
            var clause = text.substring(bracket + 2, text.length() - 1).split(" ", 2);
            parts.add(new Clause(clause[0], (Slot) part(clause[1])));
        }
        return new Phrase(parts);
    }

    private static Part part(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            return new Word(text);
        }
        var optional = text.endsWith("?");
        var kind = text.substring(colon + 1, text.length() - (optional ? 1 : 0));
        return new Slot(text.substring(0, colon), Kind.valueOf(kind), optional);
    }

    /// As help prints it: `replace member X`.
    public String usage() {
        return parts.stream().map(Phrase::usage).collect(Collectors.joining(" "));
    }

    private static String usage(Part part) {
        return switch (part) {
            case Word(var text) -> text;
            case Slot(var name, _, var optional) -> optional ? "[" + name + "]" : name;
            case Clause(var word, var slot) -> "[" + word + " " + slot.name() + "]";
        };
    }

    /// The words before the first slot: `replace member`.
    public String head() {
        return parts.stream()
                .takeWhile(Word.class::isInstance)
                .map(Phrase::usage)
                .collect(Collectors.joining(" "));
    }

    String filled(Map<String, Ask.Argument> slots) {
        return parts.stream()
                .map(part -> filled(part, slots))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String filled(Part part, Map<String, Ask.Argument> slots) {
        return switch (part) {
            case Word(var text) -> text;
            case Slot(var name, _, _) -> slots.containsKey(name) ? Ask.word(slots.get(name)) : usage(part);
            case Clause(var word, var slot) ->
                slots.containsKey(slot.name()) ? word + " " + Ask.word(slots.get(slot.name())) : "";
        };
    }
}
