package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What Discord documents of an embed.
final class EmbedRules {
    static final int ALL = 6_000;
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4_096;
    private static final int FIELDS = 25;
    private static final int NAME = 256;
    private static final int VALUE = 1_024;
    private static final int FOOTER = 2_048;
    private static final int AUTHOR = 256;

    private EmbedRules() {}

    static void check(JsonNode embed, Violations found) {
        found.most("title", length(embed, "title"), TITLE);
        found.most("description", length(embed, "description"), DESCRIPTION);
        found.most("footer.text", length(embed.path("footer"), "text"), FOOTER);
        found.most("author.name", length(embed.path("author"), "name"), AUTHOR);
        var fields = Json.list(embed, "fields");
        found.most("fields", fields.size(), FIELDS);
        for (var at = 0; at < fields.size(); at++) {
            var here = found.in("fields[" + at + "]");
            for (var part : List.of("name", "value")) {
                here.when(length(fields.get(at), part) == 0, part, "is empty");
            }
            here.most("name", length(fields.get(at), "name"), NAME);
            here.most("value", length(fields.get(at), "value"), VALUE);
        }
        var color = Json.number(embed, "color");
        found.when(color < 0 || color > 0xFFFFFF, "color", color + " is no color");
        found.when(isEmpty(embed), "", "is empty");
    }

    /// The sum that counts towards the limit of all embeds of a message.
    static int characters(JsonNode embed) {
        return length(embed, "title")
                + length(embed, "description")
                + length(embed.path("footer"), "text")
                + length(embed.path("author"), "name")
                + Json.list(embed, "fields").stream()
                        .mapToInt(field -> length(field, "name") + length(field, "value"))
                        .sum();
    }

    private static boolean isEmpty(JsonNode embed) {
        return characters(embed) == 0 && !embed.has("image") && !embed.has("thumbnail");
    }

    private static int length(JsonNode in, String name) {
        return Limits.characters(Json.text(in, name));
    }
}
