package dev.quorate.core.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How a command is typed: fixed words in lower case and slots. The grammar, help, completion and suggestions all read
/// it, so that they cannot disagree.
public record Phrase(List<Part> parts) {
    public Phrase {
        parts = List.copyOf(parts);
    }

    public sealed interface Part {}

    public record Word(String text) implements Part {}

    /// A place for a value; `name` is what help prints, in capitals.
    public record Slot(String name, Kind kind, boolean optional) implements Part {}

    /// What may stand in a slot. MEMBER: address, host name, member's name or hex id.
    public enum Kind {
        MEMBER,
        ADDRESS,
        CLUSTER,
        PLAN,
        RUN,
        COMMAND,
        REASON
    }

    /// Reads `replace member X:MEMBER`; a `?` behind the kind makes the slot optional.
    public static Phrase of(String text) {
        return new Phrase(Arrays.stream(text.split(" ", -1)).map(Phrase::part).toList());
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
                .map(part -> part instanceof Slot(var name, _, _) && slots.containsKey(name)
                        ? Ask.word(slots.get(name))
                        : usage(part))
                .collect(Collectors.joining(" "));
    }
}
