package dev.quorate.chat.slack.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.List;

/// What Slack documents of messages and views, and the budgets we set ourselves below it. Shares no code
/// with the product. Works on the JSON of the Web API; every violation is a sentence that names its place.
///
/// Sources: docs.slack.dev/reference/block-kit (blocks, elements, composition objects),
/// docs.slack.dev/reference/views, the text limit of chat.postMessage, and slackapi/bolt-js#2509 for the
/// sum.
public final class Limits {
    public static final int TEXT = 40_000;
    public static final int OUR_TEXT = 3_500;
    public static final int BLOCKS = 50;
    public static final int OUR_BLOCKS = 40;
    public static final int OUR_SUM = 8_000;
    public static final int VIEW_BLOCKS = 100;
    public static final int VIEW_BYTES = 250_000;
    public static final int METADATA = 3_000;
    private static final int TITLE = 24;

    private Limits() {}

    /// Of a message as chat.postMessage, chat.update and chat.postEphemeral take it: `text` and `blocks`,
    /// the latter as an array or as the text of one. None where all is well.
    public static List<String> violations(JsonObject message) {
        var found = new Violations("message");
        var text = string(message, "text");
        found.when(text.isBlank(), "text", "is missing: phones and screen readers show nothing");
        found.most("text", text.length(), TEXT);
        found.most("text (our budget)", text.length(), OUR_TEXT);
        var blocks = blocks(message, found);
        found.most("blocks", blocks.size(), BLOCKS);
        found.most("blocks (our budget)", blocks.size(), OUR_BLOCKS);
        each(blocks, found, false);
        found.most("sum of all block text (our budget)", BlockRules.characters(blocks), OUR_SUM);
        return found.all();
    }

    /// The same for whoever holds an element; anything but an object is a violation itself.
    public static List<String> violations(JsonElement message) {
        return message.isJsonObject() ? violations(message.getAsJsonObject()) : List.of("message: is no object");
    }

    /// Of a modal as views.open, views.push and views.update take it.
    public static List<String> violationsOfView(JsonObject view) {
        var found = new Violations("view");
        found.when(!string(view, "type").equals("modal"), "type", "is not modal");
        found.when(!view.has("title"), "title", "is missing");
        TextRules.plain(view.get("title"), found.in("title"), TITLE);
        TextRules.optionalPlain(view.get("submit"), found.in("submit"), TITLE);
        TextRules.optionalPlain(view.get("close"), found.in("close"), TITLE);
        found.most("private_metadata", string(view, "private_metadata").length(), METADATA);
        found.most("callback_id", string(view, "callback_id").length(), BlockRules.ID);
        found.most("bytes", view.toString().length(), VIEW_BYTES);
        var blocks = blocks(view, found);
        found.when(blocks.isEmpty(), "blocks", "are missing");
        found.most("blocks", blocks.size(), VIEW_BLOCKS);
        each(blocks, found, true);
        var inputs = blocks.asList().stream()
                .anyMatch(block -> block.isJsonObject()
                        && string(block.getAsJsonObject(), "type").equals("input"));
        found.when(inputs && !view.has("submit"), "submit", "is missing although there are inputs");
        return found.all();
    }

    private static void each(JsonArray blocks, Violations found, boolean view) {
        var ids = new HashSet<String>();
        for (var at = 0; at < blocks.size(); at++) {
            var here = found.in("blocks[" + at + "]");
            if (!blocks.get(at).isJsonObject()) {
                here.say("", "is no object");
                continue;
            }
            var block = blocks.get(at).getAsJsonObject();
            var id = string(block, "block_id");
            here.when(!id.isEmpty() && !ids.add(id), "block_id", "`" + id + "` stands twice");
            BlockRules.check(block, here, view);
        }
    }

    private static JsonArray blocks(JsonObject in, Violations found) {
        var blocks = in.get("blocks");
        if (blocks == null || blocks.isJsonNull()) {
            return new JsonArray();
        }
        var parsed = blocks.isJsonPrimitive() ? JsonParser.parseString(blocks.getAsString()) : blocks;
        if (parsed.isJsonArray()) {
            return parsed.getAsJsonArray();
        }
        found.say("blocks", "is no array");
        return new JsonArray();
    }

    /// Empty where there is none.
    static String string(JsonObject in, String key) {
        var value = in.get(key);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
