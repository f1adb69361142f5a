package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A slash command as somebody fills it in. Discord's apps offer only what is registered and send only what
/// fits it; a spec that wants anything else is wrong, and is told so.
final class Slash {
    private static final int BOOLEAN = 5;
    private static final int USER = 6;

    private final World world;
    private final JsonNode command;
    private final List<String> path;
    private final JsonNode leaf;

    /// `words` are the names of the command and of what is nested in it, with blanks between.
    Slash(World world, Room room, String words) {
        this.world = world;
        this.path = List.of(words.split(" ", -1));
        this.command = offered(room).stream()
                .filter(known -> Json.text(known, "name").equals(path.getFirst()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("/" + path.getFirst() + " is not offered in " + room.id()));
        var found = command;
        for (var name : path.subList(1, path.size())) {
            found = named(found, name);
        }
        this.leaf = found;
        if (Json.list(leaf, "options").stream().anyMatch(CommandRules::isNested)) {
            throw new AssertionError("/" + words + " wants a subcommand");
        }
    }

    private List<JsonNode> offered(Room room) {
        var offered = new ArrayList<JsonNode>();
        room.guild()
                .filter(Guild::isBotIn)
                .ifPresent(guild -> offered.addAll(world.commands().getOrDefault(guild.id(), List.of())));
        var context = room.guild().isPresent() ? 0 : room.info().has("private_to_others") ? 2 : 1;
        world.commands().getOrDefault("", List.of()).stream()
                .filter(known -> !Json.has(known, "contexts")
                        || Json.list(known, "contexts").stream().anyMatch(one -> one.asInt() == context))
                .forEach(offered::add);
        return offered;
    }

    private static JsonNode named(JsonNode in, String name) {
        return Json.list(in, "options").stream()
                .filter(option -> Json.text(option, "name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name + " in " + Json.text(in, "name")));
    }

    /// The `data` of the interaction. `focused` is the option that is being typed, or empty.
    ObjectNode data(Map<String, Object> values, String focused) {
        var filled = Json.none();
        values.keySet().forEach(name -> named(leaf, name));
        for (var option : Json.list(leaf, "options")) {
            var name = Json.text(option, "name");
            if (values.containsKey(name)) {
                filled.add(filled(option, values.get(name), name.equals(focused)));
            } else if (Json.flag(option, "required") && focused.isEmpty()) {
                throw new AssertionError("/" + String.join(" ", path) + " wants " + name);
            }
        }
        var data = Json.of(
                "id", Json.text(command, "id"),
                "name", path.getFirst(),
                "type", 1,
                "options", nested(filled));
        var users = resolved(values);
        if (!users.isEmpty()) {
            data.set("resolved", Json.of("users", users));
        }
        if (Json.has(command, "guild_id")) {
            data.put("guild_id", Json.text(command, "guild_id"));
        }
        return data;
    }

    private ArrayNode nested(ArrayNode filled) {
        var inner = filled;
        for (var depth = path.size() - 1; depth > 0; depth--) {
            var group = depth == 1 && path.size() == 3;
            inner = Json.array(List.of(Json.of(
                    "name",
                    path.get(depth),
                    "type",
                    group ? CommandRules.GROUP : CommandRules.SUBCOMMAND,
                    "options",
                    inner)));
        }
        return inner;
    }

    private ObjectNode filled(JsonNode option, Object value, boolean focused) {
        var name = Json.text(option, "name");
        if (!focused) {
            fits(option, name, value);
        } else if (!Json.flag(option, "autocomplete")) {
            throw new AssertionError(name + " has no autocompletion");
        }
        var made = Json.of("name", name, "type", Json.number(option, "type"), "value", value);
        if (focused) {
            made.put("focused", true);
        }
        return made;
    }

    private static void fits(JsonNode option, String name, Object value) {
        var right = switch ((int) Json.number(option, "type")) {
            case CommandRules.INTEGER -> value instanceof Integer || value instanceof Long;
            case CommandRules.NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            default -> value instanceof String;
        };
        var choices = Json.list(option, "choices").stream()
                .map(choice -> Json.text(choice, "value"))
                .toList();
        var length = value.toString().length();
        var most = option.has("max_length") ? Json.number(option, "max_length") : 6_000;
        if (!right
                || (!choices.isEmpty() && !choices.contains(value.toString()))
                || (value instanceof String && (length > most || length < Json.number(option, "min_length")))) {
            throw new AssertionError(name + " does not take `" + value + "`");
        }
    }

    private ObjectNode resolved(Map<String, Object> values) {
        var users = Json.of();
        Json.list(leaf, "options").stream()
                .filter(option -> Json.number(option, "type") == USER && values.containsKey(Json.text(option, "name")))
                .map(option -> values.get(Json.text(option, "name")).toString())
                .forEach(id -> world.findUser(id).ifPresent(user -> users.set(id, user.deepCopy())));
        return users;
    }
}
