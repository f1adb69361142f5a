package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A server of Discord: its roles and members. One without the bot is foreign.
final class Guild {
    private static final long BOT_MAY = Permission.all(
            Permission.VIEW_CHANNEL,
            Permission.SEND_MESSAGES,
            Permission.EMBED_LINKS,
            Permission.ATTACH_FILES,
            Permission.READ_MESSAGE_HISTORY,
            Permission.CREATE_PUBLIC_THREADS,
            Permission.SEND_MESSAGES_IN_THREADS,
            Permission.USE_APPLICATION_COMMANDS);
    /// Right below the id of the guild; the role that Discord makes for the bot.
    private static final String BOT_ROLE = "900000000000000009";

    private final String id;
    private final boolean botIn;
    private final Map<String, ObjectNode> roles = new LinkedHashMap<>();
    private final Map<String, ObjectNode> members = new LinkedHashMap<>();
    private int mostActiveThreads = 1_000;

    Guild(String id, boolean botIn) {
        this.id = id;
        this.botIn = botIn;
        var everyone = Permission.all(Permission.VIEW_CHANNEL, Permission.USE_APPLICATION_COMMANDS);
        role(id, "@everyone", everyone, 0);
        if (botIn) {
            role(BOT_ROLE, "quorate", BOT_MAY, 1).put("managed", true);
        }
    }

    String id() {
        return id;
    }

    boolean isBotIn() {
        return botIn;
    }

    Map<String, ObjectNode> roles() {
        return roles;
    }

    Map<String, ObjectNode> members() {
        return members;
    }

    int mostActiveThreads() {
        return mostActiveThreads;
    }

    void mostActiveThreads(int most) {
        mostActiveThreads = most;
    }

    /// Not mentionable unless the caller changes what is handed back.
    ObjectNode role(String roleId, String name, long permissions, int position) {
        var colors = Json.of("primary_color", 0, "secondary_color", Json.nothing(), "tertiary_color", Json.nothing());
        var role = Json.of(
                "id",
                roleId,
                "name",
                name,
                "color",
                0,
                "colors",
                colors,
                "hoist",
                false,
                "position",
                position,
                "permissions",
                Long.toString(permissions),
                "managed",
                false,
                "mentionable",
                false,
                "flags",
                0);
        roles.put(roleId, role);
        return role;
    }

    ObjectNode botRole() {
        return roles.get(BOT_ROLE);
    }

    /// A member without roles, unless the caller changes what is handed back.
    ObjectNode member(ObjectNode user, boolean bot) {
        var member = Json.of(
                "user",
                user,
                "nick",
                Json.nothing(),
                "avatar",
                Json.nothing(),
                "roles",
                bot ? Json.array(List.of(BOT_ROLE)) : Json.none(),
                "joined_at",
                "2026-01-01T00:00:00.000000+00:00",
                "premium_since",
                Json.nothing(),
                "deaf",
                false,
                "mute",
                false,
                "flags",
                0,
                "pending",
                false,
                "communication_disabled_until",
                Json.nothing());
        members.put(Json.text(user, "id"), member);
        return member;
    }

    Optional<ObjectNode> findMember(String userId) {
        return Optional.ofNullable(members.get(userId));
    }

    long botMay() {
        return Long.parseLong(Json.text(botRole(), "permissions"))
                | Long.parseLong(Json.text(roles.get(id), "permissions"));
    }
}
