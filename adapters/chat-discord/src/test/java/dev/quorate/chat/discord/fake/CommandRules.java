package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What Discord documents of slash commands.
final class CommandRules {
    static final int SUBCOMMAND = 1;
    static final int GROUP = 2;
    static final int STRING = 3;
    static final int INTEGER = 4;
    static final int NUMBER = 10;
    private static final int KINDS = 11;
    private static final int COMMANDS = 100;
    private static final int OPTIONS = 25;
    private static final int CHOICES = 25;
    private static final int TEXT = 100;
    private static final int IN_ALL = 8_000;
    private static final int LONGEST_STRING = 6_000;
    private static final Pattern NAME = Pattern.compile("^[-_'\\p{L}\\p{N}]{1,32}$");

    private CommandRules() {}

    static List<String> violations(List<JsonNode> commands) {
        var found = new Violations("commands");
        found.most("count", commands.size(), COMMANDS);
        var names = new HashSet<String>();
        for (var at = 0; at < commands.size(); at++) {
            var command = commands.get(at);
            var here = found.in("[" + at + "]");
            here.when(!names.add(Json.text(command, "name")), "name", "`" + Json.text(command, "name") + "` twice");
            here.when(command.has("type") && Json.number(command, "type") != 1, "type", "only slash commands here");
            named(command, here);
            options(Json.list(command, "options"), here, 0);
            here.most("all texts", characters(command), IN_ALL);
            among(command, "contexts", Set.of(0L, 1L, 2L), here);
            among(command, "integration_types", Set.of(0L, 1L), here);
        }
        return found.all();
    }

    private static void among(JsonNode in, String name, Set<Long> known, Violations found) {
        Json.list(in, name).forEach(value -> found.when(!known.contains(value.asLong()), name, value + " is unknown"));
    }

    private static void named(JsonNode in, Violations found) {
        var name = Json.text(in, "name");
        var good = NAME.matcher(name).matches() && name.equals(name.toLowerCase(java.util.Locale.ROOT));
        found.when(!good, "name", "`" + name + "` is no name of a command");
        var description = Json.text(in, "description");
        found.when(description.isEmpty(), "description", "is missing");
        found.most("description", Limits.characters(description), TEXT);
    }

    private static void options(List<JsonNode> options, Violations found, int depth) {
        found.most("options", options.size(), OPTIONS);
        var names = new HashSet<String>();
        var optional = false;
        var nested = options.stream().filter(CommandRules::isNested).count();
        found.when(nested > 0 && nested < options.size(), "options", "mix subcommands and values");
        for (var at = 0; at < options.size(); at++) {
            var option = options.get(at);
            var here = found.in("options[" + at + "]");
            here.when(!names.add(Json.text(option, "name")), "name", "stands twice");
            named(option, here);
            var required = Json.flag(option, "required");
            here.when(required && optional, "required", "follows one that is not");
            optional |= !required;
            option(option, here, depth);
        }
    }

    private static void option(JsonNode option, Violations found, int depth) {
        var type = (int) Json.number(option, "type");
        found.when(type < SUBCOMMAND || type > KINDS, "type", type + " is unknown");
        if (isNested(option)) {
            found.when(type == GROUP && depth > 0, "type", "a group stands at the top");
            found.when(type == SUBCOMMAND && depth > 1, "type", "is nested too deep");
            options(Json.list(option, "options"), found, type == GROUP ? 1 : 2);
            return;
        }
        var choices = Json.list(option, "choices");
        found.most("choices", choices.size(), CHOICES);
        choices(choices, found);
        var free = Set.of(STRING, INTEGER, NUMBER).contains(type);
        found.when(!choices.isEmpty() && !free, "choices", "do not go with type " + type);
        found.when(Json.flag(option, "autocomplete") && !free, "autocomplete", "does not go with type " + type);
        found.when(Json.flag(option, "autocomplete") && !choices.isEmpty(), "autocomplete", "excludes choices");
        found.most("min_length", (int) Json.number(option, "min_length"), LONGEST_STRING);
        found.most("max_length", (int) Json.number(option, "max_length"), LONGEST_STRING);
    }

    /// Of an option, and of an answer to autocompletion.
    static void choices(List<JsonNode> choices, Violations found) {
        var names = new HashSet<String>();
        choices.forEach(choice -> {
            var name = Json.text(choice, "name");
            found.when(name.isEmpty(), "choices.name", "is missing");
            found.when(!names.add(name), "choices.name", "`" + name + "` stands twice");
            found.most("choices.name", Limits.characters(name), TEXT);
            found.when(!choice.hasNonNull("value"), "choices.value", "is missing");
            found.most("choices.value", Limits.characters(Json.text(choice, "value")), TEXT);
        });
    }

    static boolean isNested(JsonNode option) {
        var type = Json.number(option, "type");
        return type == SUBCOMMAND || type == GROUP;
    }

    private static int characters(JsonNode in) {
        var own = Limits.characters(Json.text(in, "name") + Json.text(in, "description") + Json.text(in, "value"));
        return own
                + Json.list(in, "options").stream()
                        .mapToInt(CommandRules::characters)
                        .sum()
                + Json.list(in, "choices").stream()
                        .mapToInt(CommandRules::characters)
                        .sum();
    }
}
