package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/// What Discord documents of messages. Shares no code with the product. Works on the JSON of the REST API;
/// every violation is a sentence that names its place.
///
/// Sources: docs.discord.com, resources/message (messages, embeds, attachments, allowed mentions),
/// components/reference, interactions/receiving-and-responding (modals), interactions/application-commands.
public final class Limits {
    public static final int CONTENT = 2_000;
    public static final int NONCE = 25;
    public static final int EMBEDS = 10;
    public static final int FILES = 10;
    public static final int DESCRIPTION = 1_024;
    static final int EPHEMERAL = 1 << 6;
    static final int LOADING = 1 << 7;
    static final int HAS_THREAD = 1 << 5;
    static final int SUPPRESS_EMBEDS = 1 << 2;
    static final int SUPPRESS_NOTIFICATIONS = 1 << 12;
    static final int COMPONENTS_V2 = 1 << 15;
    private static final int MOST_MENTIONS = 100;

    private Limits() {}

    /// Of a message as it is posted or edited. None where all is well.
    public static List<String> violations(JsonNode message) {
        if (!message.isObject()) {
            return List.of("message: is no object");
        }
        var found = new Violations("message");
        found.most("content", characters(Json.text(message, "content")), CONTENT);
        found.most("nonce", Json.text(message, "nonce").length(), NONCE);
        embeds(message, found);
        ComponentRules.check(message, found);
        attachments(message, found);
        allowedMentions(message.path("allowed_mentions"), found.in("allowed_mentions"));
        return found.all();
    }

    /// Discord counts code points.
    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void embeds(JsonNode message, Violations found) {
        var embeds = Json.list(message, "embeds");
        found.most("embeds", embeds.size(), EMBEDS);
        for (var at = 0; at < embeds.size(); at++) {
            EmbedRules.check(embeds.get(at), found.in("embeds[" + at + "]"));
        }
        found.most(
                "embeds in all",
                embeds.stream().mapToInt(EmbedRules::characters).sum(),
                EmbedRules.ALL);
    }

    private static void attachments(JsonNode message, Violations found) {
        var attachments = Json.list(message, "attachments");
        found.most("attachments", attachments.size(), FILES);
        for (var at = 0; at < attachments.size(); at++) {
            var description = Json.text(attachments.get(at), "description");
            found.in("attachments[" + at + "]").most("description", characters(description), DESCRIPTION);
        }
    }

    private static void allowedMentions(JsonNode allowed, Violations found) {
        var parse = Json.texts(allowed, "parse");
        parse.forEach(kind ->
                found.when(!Set.of("roles", "users", "everyone").contains(kind), "parse", "`" + kind + "` is unknown"));
        for (var kind : List.of("users", "roles")) {
            var ids = Json.list(allowed, kind);
            found.most(kind, ids.size(), MOST_MENTIONS);
            found.when(!ids.isEmpty() && parse.contains(kind), kind, "excludes itself from parse");
        }
    }
}
