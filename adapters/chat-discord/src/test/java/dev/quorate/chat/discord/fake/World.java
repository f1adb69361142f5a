package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.port.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The people, guilds, channels, files and commands that there are. Whoever touches it holds its lock.
final class World {
    static final String GUILD = "900000000000000001";
    static final String BOT_USER = "900000000000000002";
    static final String APP = "900000000000000003";
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    private final Clock clock;
    private final Map<String, ObjectNode> users = new HashMap<>();
    private final Map<String, Guild> guilds = new LinkedHashMap<>();
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, List<ObjectNode>> commands = new HashMap<>();
    private long lastId;

    World(Clock clock) {
        this.clock = clock;
        var bot = user(BOT_USER, "quorate");
        bot.put("bot", true);
        guild(GUILD, true).member(bot, true);
    }

    Instant now() {
        return clock.now();
    }

    static String stamp(Instant at) {
        return STAMP.format(at.atOffset(ZoneOffset.UTC));
    }

    /// Later than every one before, with the time in it.
    String nextId() {
        lastId = Math.max(lastId + 1, (clock.now().toEpochMilli() - DISCORD_EPOCH) << 22);
        return Long.toString(lastId);
    }

    ObjectNode user(String id, String name) {
        var user = Json.of(
                "id",
                id,
                "username",
                name,
                "global_name",
                name,
                "discriminator",
                "0",
                "avatar",
                Json.nothing(),
                "public_flags",
                0);
        users.put(id, user);
        return user;
    }

    Guild guild(String id, boolean botIn) {
        var guild = new Guild(id, botIn);
        guilds.put(id, guild);
        return guild;
    }

    /// A text channel.
    Room channel(String id, Guild guild) {
        var info = Json.of(
                "id",
                id,
                "type",
                Room.TEXT,
                "guild_id",
                guild.id(),
                "name",
                "room-" + id,
                "position",
                0,
                "nsfw",
                false,
                "topic",
                Json.nothing(),
                "parent_id",
                Json.nothing(),
                "last_message_id",
                Json.nothing(),
                "rate_limit_per_user",
                0,
                "flags",
                0,
                "permission_overwrites",
                Json.none());
        return room(new Room(info, Optional.of(guild)));
    }

    /// The conversation of the bot and one person.
    Room direct(String userId) {
        return rooms.values().stream()
                .filter(room -> room.isDirect()
                        && Json.text(room.info().path("recipients").path(0), "id")
                                .equals(userId))
                .findFirst()
                .orElseGet(() -> room(new Room(
                        Json.of(
                                "id", nextId(),
                                "type", Room.DIRECT,
                                "flags", 0,
                                "last_message_id", Json.nothing(),
                                "recipients", Json.array(List.of(users.get(userId)))),
                        Optional.empty())));
    }

    Room room(Room room) {
        rooms.put(room.id(), room);
        return room;
    }

    Optional<ObjectNode> findUser(String id) {
        return Optional.ofNullable(users.get(id));
    }

    Map<String, Guild> guilds() {
        return guilds;
    }

    Guild home() {
        return guilds.get(GUILD);
    }

    Map<String, Room> rooms() {
        return rooms;
    }

    Optional<Room> findRoom(String id) {
        return Optional.ofNullable(rooms.get(id));
    }

    /// Of a spec, which knows that it is there.
    Room room(String id) {
        return findRoom(id).orElseThrow(() -> new AssertionError("there is no channel " + id));
    }

    /// The thread that was made from a message has the id of the message.
    List<Room> threadsOf(Guild guild) {
        return rooms.values().stream()
                .filter(room -> room.isThread() && room.guild().equals(Optional.of(guild)))
                .toList();
    }

    long activeThreads(Guild guild) {
        return threadsOf(guild).stream().filter(room -> !room.isArchived()).count();
    }

    Map<String, byte[]> files() {
        return files;
    }

    /// By guild; those that are global under the empty text.
    Map<String, List<ObjectNode>> commands() {
        return commands;
    }
}
