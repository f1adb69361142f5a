package dev.quorate.chat.slack.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;

/// Rules of each kind of block that we know. One that we do not know is a violation.
final class BlockRules {
    static final int ID = 255;
    private static final int SECTION = 3_000;
    private static final int OUR_SECTION = 2_800;

    private BlockRules() {}

    static void check(JsonObject block, Violations found, boolean view) {
        found.most("block_id", Limits.string(block, "block_id").length(), ID);
        switch (Limits.string(block, "type")) {
            case "header" -> TextRules.plain(block.get("text"), found.in("text"), 150);
            case "section" -> section(block, found);
            case "context" -> context(block, found);
            case "actions" -> actions(block, found);
            case "divider" -> {}
            case "rich_text" -> richText(block, found);
            case "input" -> input(block, found, view);
            case String type -> found.say("type", "`" + type + "` is unknown");
        }
    }

    private static void section(JsonObject block, Violations found) {
        var fields = array(block, "fields");
        found.when(!block.has("text") && fields.isEmpty(), "text", "and fields are missing");
        if (block.has("text")) {
            TextRules.any(block.get("text"), found.in("text"), SECTION);
            TextRules.any(block.get("text"), found.in("text (our budget)"), OUR_SECTION);
        }
        found.most("fields", fields.size(), 10);
        fields.forEach(field -> TextRules.any(field, found.in("fields"), 2_000));
        if (block.has("accessory")) {
            element(block.get("accessory"), found.in("accessory"));
        }
    }

    private static void context(JsonObject block, Violations found) {
        var elements = array(block, "elements");
        found.when(elements.isEmpty(), "elements", "are missing");
        found.most("elements", elements.size(), 10);
        elements.forEach(text -> TextRules.any(text, found.in("elements"), SECTION));
    }

    private static void actions(JsonObject block, Violations found) {
        var elements = array(block, "elements");
        found.when(elements.isEmpty(), "elements", "are missing");
        found.most("elements", elements.size(), 25);
        var ids = new HashSet<String>();
        elements.forEach(button -> {
            element(button, found.in("elements"));
            var id = button.isJsonObject() ? Limits.string(button.getAsJsonObject(), "action_id") : "";
            found.when(!ids.add(id), "elements", "action_id `" + id + "` stands twice");
        });
    }

    private static void element(JsonElement element, Violations found) {
        if (!element.isJsonObject()) {
            found.say("", "is no object");
            return;
        }
        var button = element.getAsJsonObject();
        found.when(!Limits.string(button, "type").equals("button"), "type", "is not button");
        TextRules.plain(button.get("text"), found.in("text"), 75);
        found.most("value", Limits.string(button, "value").length(), 2_000);
        var id = Limits.string(button, "action_id");
        found.when(id.isEmpty(), "action_id", "is missing");
        found.most("action_id", id.length(), ID);
        found.most(
                "accessibility_label",
                Limits.string(button, "accessibility_label").length(),
                75);
        TextRules.style(button, found);
        if (button.has("confirm")) {
            TextRules.confirm(button.getAsJsonObject("confirm"), found.in("confirm"));
        }
    }

    private static void input(JsonObject block, Violations found, boolean view) {
        found.when(!view, "type", "input does not go into a message");
        TextRules.plain(block.get("label"), found.in("label"), 2_000);
        TextRules.optionalPlain(block.get("hint"), found.in("hint"), 2_000);
        if (!block.has("element") || !block.get("element").isJsonObject()) {
            found.say("element", "is missing");
            return;
        }
        var element = block.getAsJsonObject("element");
        found.when(
                !Limits.string(element, "type").equals("plain_text_input"), "element.type", "is not plain_text_input");
        found.most("element.action_id", Limits.string(element, "action_id").length(), ID);
        TextRules.optionalPlain(element.get("placeholder"), found.in("element.placeholder"), 150);
        var longest = element.has("max_length") ? element.get("max_length").getAsInt() : 3_000;
        found.when(longest < 1 || longest > 3_000, "element.max_length", longest + " is not in 1 to 3000");
    }

    /// Slack documents no length for rich text; our budget for a section holds for it too.
    private static void richText(JsonObject block, Violations found) {
        var parts = array(block, "elements");
        found.when(parts.isEmpty(), "elements", "are missing");
        parts.forEach(part -> {
            if (part.isJsonObject()) {
                RichTextRules.part(part.getAsJsonObject(), found.in("elements"));
            } else {
                found.say("elements", "hold what is no object");
            }
        });
        var only = new JsonArray();
        only.add(block);
        found.most("text (our budget)", characters(only), OUR_SECTION);
    }

    /// All characters that people read in these blocks, wherever they stand.
    static int characters(JsonElement in) {
        if (in.isJsonArray()) {
            return in.getAsJsonArray().asList().stream()
                    .mapToInt(BlockRules::characters)
                    .sum();
        }
        if (!in.isJsonObject()) {
            return 0;
        }
        return in.getAsJsonObject().entrySet().stream()
                .mapToInt(entry ->
                        entry.getKey().equals("text") && entry.getValue().isJsonPrimitive()
                                ? entry.getValue().getAsString().length()
                                : characters(entry.getValue()))
                .sum();
    }

    static JsonArray array(JsonObject in, String key) {
        var value = in.get(key);
        return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
    }
}
