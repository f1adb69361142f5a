package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Threads: made from a message, archived, revived, locked.
final class Threads {
    private static final Set<Long> ARCHIVE_MINUTES = Set.of(60L, 1_440L, 4_320L, 10_080L);
    private static final int NAME = 100;

    private final World world;
    private final Ledger ledger;
    private final Deliveries deliveries;
    private final Messages messages;

    Threads(World world, Ledger ledger, Deliveries deliveries, Messages messages) {
        this.world = world;
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.messages = messages;
    }

    Answer fromMessage(Call call) {
        var room = world.findRoom(call.at(1)).orElseThrow(() -> Refused.unknown(10_003, "Channel"));
        Rights.require(world, room, Permission.CREATE_PUBLIC_THREADS);
        var root = Optional.ofNullable(room.messages().get(call.at(3)))
                .orElseThrow(() -> Refused.unknown(10_008, "Message"));
        if (room.type() != Room.TEXT) {
            ledger.add("threads: a thread of what is no channel");
            throw new Refused(400, 50_024, "Cannot execute action on this channel type");
        }
        checked(call.body());
        if (world.findRoom(call.at(3)).isPresent()) {
            throw new Refused(400, 160_004, "A thread has already been created for this message");
        }
        requireSpace(room.guild().orElseThrow());
        var thread = made(room, call.at(3), call.body());
        root.put("flags", Json.number(root, "flags") | Limits.HAS_THREAD);
        root.set("thread", thread.info().deepCopy());
        deliveries.send("THREAD_CREATE", thread.info().deepCopy().put("newly_created", true), Deliveries.GUILDS);
        messages.changed(room, root);
        starter(room, thread, call.at(3));
        return Answer.created(thread.info().deepCopy());
    }

    private void checked(ObjectNode body) {
        var found = new Violations("thread");
        var name = Limits.characters(Json.text(body, "name"));
        found.when(name == 0, "name", "is missing");
        found.most("name", name, NAME);
        var minutes = Json.number(body, "auto_archive_duration");
        found.when(
                body.hasNonNull("auto_archive_duration") && !ARCHIVE_MINUTES.contains(minutes),
                "auto_archive_duration",
                minutes + " is none of 60, 1440, 4320, 10080");
        if (!found.all().isEmpty()) {
            ledger.addAll("threads", found.all());
            throw Refused.invalid(found.all());
        }
    }

    private Room made(Room parent, String id, ObjectNode body) {
        var now = World.stamp(world.now());
        var minutes = Json.number(body, "auto_archive_duration");
        var metadata = Json.of(
                "archived",
                false,
                "locked",
                false,
                "auto_archive_duration",
                minutes == 0 ? 4_320 : minutes,
                "archive_timestamp",
                now,
                "create_timestamp",
                now);
        var info = Json.of(
                "id",
                id,
                "type",
                Room.THREAD,
                "guild_id",
                parent.guild().orElseThrow().id(),
                "parent_id",
                parent.id(),
                "owner_id",
                World.BOT_USER,
                "name",
                Json.text(body, "name"),
                "last_message_id",
                Json.nothing(),
                "message_count",
                0,
                "total_message_sent",
                0,
                "member_count",
                1,
                "rate_limit_per_user",
                0,
                "flags",
                0,
                "thread_metadata",
                metadata);
        var mine = Json.of("id", id, "user_id", World.BOT_USER, "join_timestamp", now, "flags", 1);
        info.set("member", mine);
        return world.room(new Room(info, parent.guild()));
    }

    /// The message that Discord itself puts at the beginning of a thread.
    private void starter(Room parent, Room thread, String root) {
        var starter = messages.blank(thread, messages.bot(), 21);
        starter.set("message_reference", Json.of("type", 0, "channel_id", parent.id(), "message_id", root));
        thread.messages().put(Json.text(starter, "id"), starter);
    }

    Answer join(Call call) {
        var room = world.findRoom(call.at(1)).orElseThrow(() -> Refused.unknown(10_003, "Channel"));
        Rights.require(world, room);
        requireOpen("join", room);
        return Answer.none();
    }

    Answer patch(Call call) {
        var room = world.findRoom(call.at(1)).orElseThrow(() -> Refused.unknown(10_003, "Channel"));
        if (!room.isThread()) {
            throw new Refused(403, 50_013, "Missing Permissions");
        }
        var body = call.body();
        var archive = body.has("archived") ? Json.flag(body, "archived") : room.isArchived();
        var lock = body.has("locked") ? Json.flag(body, "locked") : room.isLocked();
        var manages = Rights.has(world, room, Permission.MANAGE_THREADS);
        Rights.require(world, room, Permission.SEND_MESSAGES_IN_THREADS);
        if ((room.isLocked() || lock != room.isLocked()) && !manages) {
            throw new Refused(403, 50_013, "Missing Permissions");
        }
        if (archive && room.isArchived() && (body.has("name") || body.has("auto_archive_duration"))) {
            ledger.add("thread: edited although it is archived");
            throw new Refused(400, 50_083, "Thread is archived");
        }
        if (!archive && room.isArchived()) {
            requireSpace(room.guild().orElseThrow());
        }
        for (var name : List.of("name", "rate_limit_per_user")) {
            if (body.has(name)) {
                room.info().set(name, body.get(name));
            }
        }
        changed(room, archive, lock);
        return Answer.ok(room.info().deepCopy());
    }

    void changed(Room thread, boolean archived, boolean locked) {
        thread.archived(archived, locked, world.now());
        deliveries.send("THREAD_UPDATE", thread.info(), Deliveries.GUILDS);
    }

    private void requireSpace(Guild guild) {
        if (world.activeThreads(guild) >= guild.mostActiveThreads()) {
            throw new Refused(400, 160_006, "Maximum number of active threads reached");
        }
    }

    /// Whoever writes in an archived thread revives it, unless it is locked.
    void revive(Room room) {
        if (room.isLocked() && !Rights.has(world, room, Permission.MANAGE_THREADS)) {
            throw new Refused(400, 160_005, "Thread is locked");
        }
        if (room.isArchived()) {
            requireSpace(room.guild().orElseThrow());
            changed(room, false, room.isLocked());
        }
    }

    void requireOpen(String where, Room room) {
        if (room.isArchived()) {
            ledger.add(where + ": the thread " + room.id() + " is archived");
            throw new Refused(400, 50_083, "Thread is archived");
        }
    }
}
