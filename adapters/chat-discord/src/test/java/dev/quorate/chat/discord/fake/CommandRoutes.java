package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The slash commands that the bot registers, for all guilds or for one.
final class CommandRoutes {
    private final World world;
    private final Ledger ledger;

    CommandRoutes(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    Answer replaceGlobal(Call call) {
        return replace(call, "");
    }

    Answer replaceInGuild(Call call) {
        if (!world.guilds().containsKey(call.at(3))
                || !world.guilds().get(call.at(3)).isBotIn()) {
            throw new Refused(403, 50_001, "Missing Access");
        }
        return replace(call, call.at(3));
    }

    private Answer replace(Call call, String guild) {
        own(call);
        var commands = Json.list(call.body(), "list");
        var violations = CommandRules.violations(commands);
        if (!violations.isEmpty()) {
            ledger.addAll("commands", violations);
            throw Refused.invalid(violations);
        }
        world.commands()
                .put(
                        guild,
                        commands.stream().map(command -> made(command, guild)).toList());
        return Answer.ok(Json.array(world.commands().get(guild)));
    }

    private ObjectNode made(JsonNode command, String guild) {
        ObjectNode made = command.deepCopy();
        made.put("id", world.nextId());
        made.put("application_id", World.APP);
        made.put("version", world.nextId());
        made.put("type", 1);
        for (var name : List.of("default_member_permissions", "contexts")) {
            if (!made.has(name)) {
                made.set(name, Json.nothing());
            }
        }
        if (!guild.isEmpty()) {
            made.put("guild_id", guild);
        }
        return made;
    }

    Answer listGlobal(Call call) {
        own(call);
        return Answer.ok(Json.array(world.commands().getOrDefault("", List.of())));
    }

    Answer listInGuild(Call call) {
        own(call);
        return Answer.ok(Json.array(world.commands().getOrDefault(call.at(3), List.of())));
    }

    private static void own(Call call) {
        if (!call.at(1).equals(World.APP)) {
            throw new Refused(403, 20_012, "You are not authorized to perform this action on this application");
        }
    }
}
