package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/// Who and what there is.
final class LookupRoutes {
    private final World world;
    private final Identifies identifies;
    private final Supplier<String> gateway;

    LookupRoutes(World world, Identifies identifies, Supplier<String> gateway) {
        this.world = world;
        this.identifies = identifies;
        this.gateway = gateway;
    }

    Answer gateway() {
        return Answer.ok(Json.of("url", gateway.get()));
    }

    Answer gatewayForBots() {
        return Answer.ok(Json.of("url", gateway.get(), "shards", 1, "session_start_limit", identifies.told()));
    }

    Answer self() {
        return Answer.ok(world.findUser(World.BOT_USER)
                .orElseThrow()
                .deepCopy()
                .put("verified", true)
                .put("mfa_enabled", true)
                .put("flags", 0));
    }

    /// `flags` is 0: none of the privileged intents is granted.
    Answer application() {
        var owner = world.findUser(World.BOT_USER).orElseThrow().deepCopy();
        return Answer.ok(Json.of(
                "id",
                World.APP,
                "name",
                "quorate",
                "icon",
                Json.nothing(),
                "description",
                "",
                "summary",
                "",
                "bot_public",
                false,
                "bot_require_code_grant",
                false,
                "verify_key",
                "0",
                "owner",
                owner,
                "team",
                Json.nothing(),
                "flags",
                0,
                "bot",
                owner));
    }

    Answer user(Call call) {
        return Answer.ok(world.findUser(call.at(1))
                .orElseThrow(() -> Refused.unknown(10_013, "User"))
                .deepCopy());
    }

    Answer guild(Call call) {
        return Answer.ok(Payloads.guild(home(call)));
    }

    Answer member(Call call) {
        return Answer.ok(home(call)
                .findMember(call.at(3))
                .orElseThrow(() -> world.findUser(call.at(3)).isPresent()
                        ? Refused.unknown(10_007, "Member")
                        : Refused.unknown(10_013, "User"))
                .deepCopy());
    }

    Answer roles(Call call) {
        return Answer.ok(Json.array(
                home(call).roles().values().stream().map(ObjectNode::deepCopy).toList()));
    }

    Answer channels(Call call) {
        var guild = home(call);
        return Answer.ok(Json.array(world.rooms().values().stream()
                .filter(room -> room.guild().filter(guild::equals).isPresent() && !room.isThread())
                .map(room -> room.info().deepCopy())
                .toList()));
    }

    Answer activeThreads(Call call) {
        var active = world.threadsOf(home(call)).stream()
                .filter(room -> !room.isArchived())
                .map(room -> room.info().deepCopy())
                .toList();
        return Answer.ok(Json.of("threads", Json.array(active), "members", Json.none()));
    }

    /// Newest first, as Discord has them.
    Answer archivedThreads(Call call) {
        var room = world.findRoom(call.at(1)).orElseThrow(() -> Refused.unknown(10_003, "Channel"));
        Rights.require(world, room, Permission.READ_MESSAGE_HISTORY);
        var archived = world.rooms().values().stream()
                .filter(thread -> thread.isArchived() && thread.parent().equals(room.id()))
                .map(thread -> thread.info().deepCopy())
                .toList();
        return Answer.ok(
                Json.of("threads", Json.array(archived.reversed()), "members", Json.none(), "has_more", false));
    }

    Answer channel(Call call) {
        var room = world.findRoom(call.at(1)).orElseThrow(() -> Refused.unknown(10_003, "Channel"));
        Rights.require(world, room);
        return Answer.ok(room.info().deepCopy());
    }

    Answer openDirect(Call call) {
        var recipient = Json.text(call.body(), "recipient_id");
        if (world.findUser(recipient).isEmpty()) {
            throw new Refused(400, 50_033, "Invalid Recipient(s)");
        }
        return Answer.ok(world.direct(recipient).info().deepCopy());
    }

    private Guild home(Call call) {
        var guild = world.guilds().get(call.at(1));
        if (guild == null) {
            throw Refused.unknown(10_004, "Guild");
        }
        if (!guild.isBotIn()) {
            throw new Refused(403, 50_001, "Missing Access");
        }
        return guild;
    }
}
