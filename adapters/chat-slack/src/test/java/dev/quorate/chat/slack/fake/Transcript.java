package dev.quorate.chat.slack.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What people see of a channel, as plain text.
final class Transcript {
    private Transcript() {}

    static String of(List<JsonObject> messages) {
        var lines = new ArrayList<String>();
        messages.forEach(message -> lines.addAll(lines(message)));
        return String.join("\n", lines);
    }

    private static List<String> lines(JsonObject message) {
        var root = Json.text(message, "thread_ts");
        var reply = !root.isEmpty() && !root.equals(Json.text(message, "ts"));
        var lines = new ArrayList<String>();
        var who = Json.text(message, "bot_id").isEmpty() ? Json.text(message, "user") : "quorate";
        lines.add(who + (message.has("edited") ? " (edited)" : "") + ": " + Json.text(message, "text"));
        if (message.has("blocks")) {
            message.getAsJsonArray("blocks").forEach(block -> lines.addAll(block(block.getAsJsonObject())));
        }
        if (message.has("files")) {
            message.getAsJsonArray("files")
                    .forEach(file -> lines.add("  [file " + Json.text(file.getAsJsonObject(), "name") + "]"));
        }
        var indent = reply ? "    " : "";
        return lines.stream()
                .flatMap(String::lines)
                .map(line -> (indent + line).stripTrailing())
                .toList();
    }

    private static List<String> block(JsonObject block) {
        return switch (Json.text(block, "type")) {
            case "actions" -> List.of("  " + String.join(" ", buttons(block)));
            case "divider" -> List.of("  ----");
            default -> words(block).lines().map(line -> "  | " + line).toList();
        };
    }

    private static List<String> buttons(JsonObject block) {
        return block.getAsJsonArray("elements").asList().stream()
                .map(button -> "[" + words(button.getAsJsonObject().get("text")) + "]")
                .toList();
    }

    /// All texts below, in order.
    private static String words(JsonElement in) {
        if (in.isJsonArray()) {
            return String.join(
                    "\n",
                    in.getAsJsonArray().asList().stream().map(Transcript::words).toList());
        }
        if (!in.isJsonObject()) {
            return "";
        }
        var object = in.getAsJsonObject();
        if (object.has("text")) {
            var text = object.get("text");
            return text.isJsonPrimitive() ? text.getAsString() : words(text);
        }
        for (var name : List.of("elements", "fields")) {
            if (object.has(name)) {
                return words(object.get(name));
            }
        }
        return "";
    }
}
