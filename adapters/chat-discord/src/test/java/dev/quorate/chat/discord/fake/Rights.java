package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What the bot may do where. A thread has the rights of its channel.
final class Rights {
    private static final long ALL = -1L;

    private Rights() {}

    static long of(World world, Room room) {
        if (room.guild().isEmpty()) {
            return room.isDirect() ? ALL : 0;
        }
        var guild = room.guild().get();
        if (!guild.isBotIn()) {
            return 0;
        }
        var ruling = room.isThread() ? world.room(room.parent()) : room;
        var may = guild.botMay();
        for (var overwrite : overwrites(ruling)) {
            may = (may & ~Long.parseLong(Json.text(overwrite, "deny"))) | Long.parseLong(Json.text(overwrite, "allow"));
        }
        return may;
    }

    static boolean has(World world, Room room, Permission permission) {
        return (of(world, room) & permission.bit()) != 0;
    }

    /// Ends the call if the bot may not: 50001 for what it cannot see, 50013 for the rest.
    static void require(World world, Room room, Permission... permissions) {
        if (!has(world, room, Permission.VIEW_CHANNEL)) {
            throw new Refused(403, 50_001, "Missing Access");
        }
        for (var permission : permissions) {
            if (!has(world, room, permission)) {
                throw new Refused(403, 50_013, "Missing Permissions");
            }
        }
    }

    /// What the bot needs to say something there.
    static Permission speaking(Room room) {
        return room.isThread() ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES;
    }

    /// Takes permissions from the bot in one channel, or gives them, with an overwrite for the bot alone.
    static void change(Room room, boolean granted, Permission... permissions) {
        var mine = overwrites(room).stream()
                .filter(overwrite -> Json.text(overwrite, "id").equals(World.BOT_USER))
                .findFirst();
        var deny = mine.map(overwrite -> Long.parseLong(Json.text(overwrite, "deny")))
                .orElse(0L);
        var allow = mine.map(overwrite -> Long.parseLong(Json.text(overwrite, "allow")))
                .orElse(0L);
        var bits = Permission.all(permissions);
        var changed = Json.of(
                "id",
                World.BOT_USER,
                "type",
                1,
                "allow",
                Long.toString(granted ? allow | bits : allow & ~bits),
                "deny",
                Long.toString(granted ? deny & ~bits : deny | bits));
        room.info().set("permission_overwrites", Json.array(List.of(changed)));
    }

    private static List<JsonNode> overwrites(Room room) {
        return Json.list(room.info(), "permission_overwrites");
    }
}
