package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// Whose phone a message rings, by its content and by `allowed_mentions`. Embeds ring nobody.
final class Mentions {
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|``.*?``|`[^`\n]*`");
    private static final Pattern USER = Pattern.compile("<@!?(\\d+)>");
    private static final Pattern ROLE = Pattern.compile("<@&(\\d+)>");
    private static final Pattern ALL = Pattern.compile("@(everyone|here)");
    private static final Pattern LINK = Pattern.compile("https?://\\S");
    private static final Pattern QUIET_LINK = Pattern.compile("<https?://[^>\\s]+>");

    private final World world;
    private final Ledger ledger;

    Mentions(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    /// Who is rung. Notes what may not be: mentions left to Discord, or more allowed than is meant.
    Ring heard(String where, Room room, String message, JsonNode body, boolean fresh) {
        var content = spoken(Json.text(body, "content"));
        var ring = ring(room, message, content, body.path("allowed_mentions"));
        var allowed = body.path("allowed_mentions");
        if (!allowed.isObject()) {
            if (fresh || body.has("content")) {
                ledger.add(where + ": no allowed_mentions" + (ring.isSilent() ? "" : ", and it rings " + ring));
            }
            return ring;
        }
        Json.texts(allowed, "parse")
                .forEach(kind -> ledger.add(where + ": allowed_mentions lets every mention of " + kind + " ring"));
        if (Json.flag(allowed, "replied_user") && body.has("message_reference")) {
            ledger.add(where + ": allowed_mentions rings who is replied to");
        }
        var meant = new HashSet<>(Json.texts(allowed, "users"));
        meant.addAll(Json.texts(allowed, "roles"));
        if (!meant.isEmpty() && !fresh) {
            ledger.add(where + ": an edit that calls somebody");
        }
        meant.removeAll(named(content, USER));
        meant.removeAll(named(content, ROLE));
        if (!meant.isEmpty()) {
            ledger.add(where + ": allowed_mentions names " + meant + ", whom the message does not mention");
        }
        return ring;
    }

    void links(String where, String content, long flags) {
        var bare = QUIET_LINK.matcher(spoken(content)).replaceAll("");
        if (LINK.matcher(bare).find() && (flags & Limits.SUPPRESS_EMBEDS) == 0) {
            ledger.add(where + ": links would unfurl");
        }
    }

    private Ring ring(Room room, String message, String content, JsonNode allowed) {
        var all = Rights.has(world, room, Permission.MENTION_EVERYONE);
        BiPredicate<String, String> may = (kind, id) -> !allowed.isObject()
                || Json.texts(allowed, "parse").contains(kind)
                || Json.texts(allowed, kind).contains(id);
        var users = new TreeSet<>(named(content, USER));
        users.removeIf(id -> !may.test("users", id));
        var roles = new TreeSet<>(named(content, ROLE));
        roles.removeIf(id -> !may.test("roles", id) || !(all || isMentionable(room.guild(), id)));
        var everyone = all && ALL.matcher(content).find() && may.test("everyone", "");
        return new Ring(room.id(), message, Set.copyOf(users), Set.copyOf(roles), everyone);
    }

    private static boolean isMentionable(Optional<Guild> guild, String role) {
        return guild.map(in -> in.roles().get(role))
                .filter(known -> Json.flag(known, "mentionable"))
                .isPresent();
    }

    /// The users that stand in a text as mentions.
    static Set<String> users(String content) {
        return named(spoken(content), USER);
    }

    static Set<String> roles(String content) {
        return named(spoken(content), ROLE);
    }

    private static Set<String> named(String content, Pattern pattern) {
        var found = new TreeSet<String>();
        pattern.matcher(content).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    /// What is code mentions nobody and links nowhere.
    private static String spoken(String content) {
        return CODE.matcher(content).replaceAll(" ");
    }
}
