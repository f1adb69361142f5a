package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What the gateway tells, in the shapes that Discord documents.
final class Payloads {
    private static final long MEMBER_MAY =
            Permission.all(Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES, Permission.USE_APPLICATION_COMMANDS);

    private Payloads() {}

    /// READY, and each guild with what is in it.
    static List<Session.Event> greeting(World world) {
        var events = new ArrayList<Session.Event>();
        var homes = world.guilds().values().stream().filter(Guild::isBotIn).toList();
        var self = world.findUser(World.BOT_USER)
                .orElseThrow()
                .deepCopy()
                .put("verified", true)
                .put("mfa_enabled", true);
        var ready = Json.of(
                "v", 10,
                "user", self,
                "guilds",
                        Json.array(homes.stream()
                                .map(guild -> Json.of("id", guild.id(), "unavailable", true))
                                .toList()),
                "private_channels", Json.none(),
                "application", Json.of("id", World.APP, "flags", 0));
        events.add(new Session.Event("READY", ready, 0, Session.Fate.UNWATCHED));
        homes.forEach(guild -> events.add(
                new Session.Event("GUILD_CREATE", created(world, guild), Deliveries.GUILDS, Session.Fate.UNWATCHED)));
        return events;
    }

    private static ObjectNode created(World world, Guild guild) {
        var channels = world.rooms().values().stream()
                .filter(room -> room.guild().filter(guild::equals).isPresent() && !room.isThread())
                .map(room -> room.info().deepCopy())
                .toList();
        var threads = world.threadsOf(guild).stream()
                .filter(room -> !room.isArchived())
                .map(room -> room.info().deepCopy())
                .toList();
        var self = guild.members().get(World.BOT_USER).deepCopy();
        ObjectNode made = guild(guild);
        made.put("unavailable", false)
                .put("large", false)
                .put("member_count", guild.members().size())
                .put("joined_at", "2026-01-01T00:00:00.000000+00:00");
        made.set("members", Json.array(List.of(self)));
        made.set("channels", Json.array(channels));
        made.set("threads", Json.array(threads));
        for (var none : List.of("presences", "voice_states", "stage_instances", "guild_scheduled_events")) {
            made.set(none, Json.none());
        }
        return made;
    }

    static ObjectNode guild(Guild guild) {
        return Json.of(
                "id",
                guild.id(),
                "name",
                "guild-" + guild.id(),
                "icon",
                Json.nothing(),
                "owner_id",
                "900000000000000000",
                "preferred_locale",
                "en-US",
                "features",
                Json.none(),
                "emojis",
                Json.none(),
                "stickers",
                Json.none(),
                "roles",
                Json.array(guild.roles().values().stream()
                        .map(ObjectNode::deepCopy)
                        .toList()),
                "verification_level",
                1,
                "default_message_notifications",
                1,
                "explicit_content_filter",
                2,
                "afk_timeout",
                300,
                "mfa_level",
                0,
                "nsfw_level",
                0,
                "premium_tier",
                0,
                "premium_progress_bar_enabled",
                false,
                "system_channel_flags",
                0);
    }

    /// The part that all interactions have: who, where, and by whose installation. `private_to_others` is a
    /// conversation in which the bot is not.
    static ObjectNode interaction(World world, int type, Room room, String user) {
        var id = world.nextId();
        var made = Json.of(
                "id",
                id,
                "application_id",
                World.APP,
                "type",
                type,
                "token",
                "aW50ZXJhY3Rpb24-" + id,
                "version",
                1,
                "channel_id",
                room.id(),
                "locale",
                "en-US",
                "entitlements",
                Json.none(),
                "attachment_size_limit",
                Drafts.FILE_BYTES,
                "app_permissions",
                Long.toString(Rights.of(world, room) & Long.MAX_VALUE));
        ObjectNode channel = room.info().deepCopy();
        channel.put("permissions", Long.toString(MEMBER_MAY));
        made.set("channel", channel);
        if (room.guild().isPresent()) {
            inGuild(world, made, room.guild().get(), user);
        } else {
            var mine = room.isDirect() && !room.info().has("private_to_others");
            made.set("user", world.findUser(user).orElseThrow().deepCopy());
            made.put("context", mine ? 1 : 2);
            made.set("authorizing_integration_owners", mine ? Json.of("0", "0") : Json.of("1", user));
        }
        return made;
    }

    private static void inGuild(World world, ObjectNode made, Guild guild, String user) {
        var member = guild.findMember(user)
                .orElseGet(() ->
                        new Guild(guild.id(), false).member(world.findUser(user).orElseThrow(), false))
                .deepCopy();
        member.put("permissions", Long.toString(MEMBER_MAY));
        made.set("member", member);
        made.put("guild_id", guild.id());
        made.put("guild_locale", "en-US");
        made.set("guild", Json.of("id", guild.id(), "locale", "en-US", "features", Json.none()));
        made.put("context", 0);
        made.set("authorizing_integration_owners", guild.isBotIn() ? Json.of("0", guild.id()) : Json.of("1", user));
    }
}
