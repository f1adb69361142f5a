package dev.quorate.chat.slack.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Set;

/// Rules of the parts of a rich_text block.
final class RichTextRules {
    private static final Set<String> LEAVES =
            Set.of("text", "user", "channel", "usergroup", "broadcast", "link", "emoji", "date", "color", "team");
    private static final Set<String> IN_PREFORMATTED = Set.of("text", "link");
    private static final Set<String> STYLES = Set.of("bold", "italic", "strike", "code", "underline");

    private RichTextRules() {}

    static void part(JsonObject part, Violations found) {
        var elements = BlockRules.array(part, "elements");
        found.when(elements.isEmpty(), "elements", "are missing");
        switch (Limits.string(part, "type")) {
            case "rich_text_section", "rich_text_quote" -> elements.forEach(leaf -> leaf(leaf, found, LEAVES));
            case "rich_text_preformatted" -> elements.forEach(leaf -> leaf(leaf, found, IN_PREFORMATTED));
            case "rich_text_list" -> {
                var style = Limits.string(part, "style");
                found.when(!style.equals("bullet") && !style.equals("ordered"), "style", "is bullet or ordered");
                elements.forEach(section -> section(section, found));
            }
            case String type -> found.say("type", "`" + type + "` is unknown");
        }
    }

    private static void section(JsonElement section, Violations found) {
        var fits = section.isJsonObject()
                && Limits.string(section.getAsJsonObject(), "type").equals("rich_text_section");
        found.when(!fits, "elements", "a list holds sections only");
        if (fits) {
            part(section.getAsJsonObject(), found.in("elements"));
        }
    }

    private static void styles(JsonObject styles, Violations found) {
        styles.entrySet().forEach(style -> {
            found.when(!STYLES.contains(style.getKey()), "style", "`" + style.getKey() + "` is unknown");
            found.when(!style.getValue().getAsBoolean(), "style", "`" + style.getKey() + "` is off, and sent");
        });
    }

    private static void leaf(JsonElement element, Violations found, Set<String> allowed) {
        if (!element.isJsonObject()) {
            found.say("elements", "hold what is no object");
            return;
        }
        var leaf = element.getAsJsonObject();
        var type = Limits.string(leaf, "type");
        found.when(!allowed.contains(type), "elements", "`" + type + "` does not go here");
        found.when(type.equals("text") && Limits.string(leaf, "text").isEmpty(), "elements", "a text element is empty");
        found.when(type.equals("user") && Limits.string(leaf, "user_id").isEmpty(), "elements", "a user has no id");
        if (leaf.has("style") && leaf.get("style").isJsonObject()) {
            styles(leaf.getAsJsonObject("style"), found);
        }
    }
}
