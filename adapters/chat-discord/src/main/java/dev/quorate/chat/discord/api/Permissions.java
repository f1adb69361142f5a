package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;

/// What the bot's role must be allowed in a room, and for what; and what it is allowed there. Pure.
/// Source: discord-api-docs, developers/topics/permissions.mdx.
public final class Permissions {
    private static final Map<Permission, String> NEEDED = Map.of(
            Permission.VIEW_CHANNEL, "to be in the room at all",
            Permission.MESSAGE_SEND, "to say anything",
            Permission.MESSAGE_EMBED_LINKS, "for the card of a plan",
            Permission.MESSAGE_ATTACH_FILES, "for journals, whole plans and pictures",
            Permission.MESSAGE_HISTORY, "so that nothing is said twice after a break");

    /// Without these a run is told in the channel.
    private static final Map<Permission, String> FOR_THREADS = Map.of(
            Permission.CREATE_PUBLIC_THREADS, "for the thread of a run",
            Permission.MESSAGE_SEND_IN_THREADS, "for the thread of a run");

    private static final long EVERYTHING = -1L;

    private Permissions() {}

    /// Each by the name that Discord's settings have for it, with what it is for.
    public static Map<Permission, String> needed() {
        return NEEDED;
    }

    public static Map<Permission, String> forThreads() {
        return FOR_THREADS;
    }

    /// All of them as Discord's invitation takes them.
    public static long bits() {
        return bits(NEEDED) | bits(FOR_THREADS);
    }

    private static long bits(Map<Permission, String> some) {
        return some.keySet().stream().mapToLong(Permission::getRawValue).sum();
    }

    /// What a member may in a channel.
    ///
    /// - `guild`, `member`, `channel`: as the REST API has them
    static long of(JsonNode guild, JsonNode member, JsonNode channel) {
        var everyone = guild.path("id").asText();
        var id = member.path("user").path("id").asText();
        var roles = new ArrayList<String>();
        member.path("roles").forEach(role -> roles.add(role.asText()));
        var base = base(guild, everyone, roles);
        if (guild.path("owner_id").asText().equals(id) || has(base, Permission.ADMINISTRATOR)) {
            return EVERYTHING;
        }
        var overwrites = overwrites(channel);
        var may = ruled(base, overwrites, List.of(everyone));
        may = ruled(may, overwrites, roles);
        return ruled(may, overwrites, List.of(id));
    }

    static boolean has(long bits, Permission permission) {
        return (bits & permission.getRawValue()) != 0;
    }

    private static long base(JsonNode guild, String everyone, List<String> roles) {
        var base = 0L;
        for (var role : guild.path("roles")) {
            var id = role.path("id").asText();
            if (id.equals(everyone) || roles.contains(id)) {
                base |= role.path("permissions").asLong();
            }
        }
        return base;
    }

    private static Map<String, JsonNode> overwrites(JsonNode channel) {
        var overwrites = new TreeMap<String, JsonNode>();
        channel.path("permission_overwrites")
                .forEach(overwrite -> overwrites.put(overwrite.path("id").asText(), overwrite));
        return overwrites;
    }

    /// Those of all these together: what one allows, no other of them denies.
    private static long ruled(long may, Map<String, JsonNode> overwrites, List<String> ids) {
        var deny = 0L;
        var allow = 0L;
        for (var id : ids) {
            var overwrite = overwrites.get(id);
            if (overwrite != null) {
                deny |= overwrite.path("deny").asLong();
                allow |= overwrite.path("allow").asLong();
            }
        }
        return (may & ~deny) | allow;
    }

    /// `View Channel, Send Messages`.
    static String names(List<Permission> some) {
        return some.stream().map(Permission::getName).sorted().collect(Collectors.joining(", "));
    }
}
