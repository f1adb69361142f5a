package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.mail.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.Message.MessageFlag;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/// Messages as Discord's REST API takes them. Whom a message rings is said in each, so that it is never what
/// stands in its text.
final class Payloads {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SIGN = Pattern.compile("([\\\\*_~`|<>#\\[\\]()@:-])");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\*_~`|<>#\\[\\]()@:-])");

    private Payloads() {}

    static ObjectNode post(String channel, MessageCreateData message, Key key) {
        var body = whole(message, message.getMentionedUsers());
        body.put("content", KeyPrint.below(message.getContent(), key));
        return once(body, KeyPrint.nonce(channel, String.valueOf(key.letter()), key.part()));
    }

    /// What the edit does not name would stay as it was, buttons too.
    static ObjectNode edit(MessageCreateData message) {
        var body = whole(message, List.of());
        body.remove("flags");
        return body;
    }

    static ObjectNode whisper(MessageCreateData message) {
        var body = whole(message, List.of());
        return body.put("flags", body.path("flags").asInt() | MessageFlag.EPHEMERAL.getValue());
    }

    /// What was to be a whisper, for all to see.
    static ObjectNode aloud(MessageCreateData message, String nonce) {
        var body = whole(message, List.of());
        body.put("flags", body.path("flags").asInt() | MessageFlag.NOTIFICATIONS_SUPPRESSED.getValue());
        return once(body, nonce);
    }

    /// - `title`: the first line, by which the message is known again
    static ObjectNode file(String channel, String title, String comment) {
        var body = object();
        body.put("content", comment.isEmpty() ? escaped(title) : escaped(title) + "\n" + comment);
        body.put("flags", MessageFlag.NOTIFICATIONS_SUPPRESSED.getValue());
        body.set("allowed_mentions", mentions(List.of()));
        return once(body, KeyPrint.nonce(channel, "file", title));
    }

    /// The title of the file that such a message carries.
    static String title(String content) {
        return ESCAPED.matcher(content.lines().findFirst().orElse("")).replaceAll("$1");
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static String escaped(String text) {
        return SIGN.matcher(text).replaceAll("\\\\$1");
    }

    private static ObjectNode whole(MessageCreateData message, Collection<String> rings) {
        try {
            var given = JSON.readTree(message.toData().toJson());
            var body = object();
            body.put("content", message.getContent());
            body.set("embeds", given.path("embeds").isArray() ? given.get("embeds") : JSON.createArrayNode());
            body.set(
                    "components",
                    given.path("components").isArray() ? given.get("components") : JSON.createArrayNode());
            body.put("flags", given.path("flags").asInt());
            body.set("allowed_mentions", mentions(rings));
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("JDA writes JSON", e);
        }
    }

    private static ObjectNode once(ObjectNode body, String nonce) {
        return body.put("nonce", nonce).put("enforce_nonce", true);
    }

    private static ObjectNode mentions(Collection<String> rings) {
        var mentions = object();
        ArrayNode users = JSON.createArrayNode();
        rings.forEach(users::add);
        mentions.set("parse", JSON.createArrayNode());
        mentions.set("users", users);
        return mentions.put("replied_user", false);
    }
}
