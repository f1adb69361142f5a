package dev.quorate.chat.slack.cards;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What would work in Slack, though it should only be read. Shares no code with the renderers.
final class Oracle {
    private static final Set<Integer> SHAPELESS = Set.of(0x34f, 0x115f, 0x1160, 0x2800, 0x3164, 0xffa0, 0xfe0f);
    private final List<String> found = new ArrayList<>();

    /// Everything alive in a message or view.
    static List<String> alive(JsonObject json) {
        var oracle = new Oracle();
        if (json.has("callback_id")) {
            oracle.walk(json);
            return oracle.found;
        }
        oracle.marked(json.get("text").getAsString());
        oracle.walk(json.get("blocks"));
        oracle.visible(json.get("text").getAsString());
        return oracle.found;
    }

    private void walk(JsonElement in) {
        if (in.isJsonArray()) {
            in.getAsJsonArray().forEach(this::walk);
        } else if (in.isJsonObject()) {
            object(in.getAsJsonObject());
            in.getAsJsonObject().entrySet().forEach(entry -> walk(entry.getValue()));
        } else if (in.isJsonPrimitive() && in.getAsJsonPrimitive().isString()) {
            visible(in.getAsString());
        }
    }

    private void object(JsonObject object) {
        var type = object.has("type") ? object.get("type").getAsString() : "";
        switch (type) {
            case "mrkdwn", "user", "broadcast", "channel", "usergroup", "link", "emoji", "date", "team", "image" ->
                found.add("an element of type " + type);
            case "plain_text" -> marked(object.get("text").getAsString());
            default -> {}
        }
    }

    /// Text in which Slack looks for more than letters.
    private void marked(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var sign : List.of("<", ">", "://", "@", "`", "mailto:", "www.")) {
            if (lower.contains(sign)) {
                found.add("`" + sign + "` in " + text);
            }
        }
    }

    private void visible(String text) {
        text.codePoints()
                .filter(c -> c != '\n' && isInvisible(c))
                .forEach(c -> found.add("U+" + Integer.toHexString(c)));
    }

    private static boolean isInvisible(int c) {
        return Set.of(
                                Character.CONTROL,
                                Character.FORMAT,
                                Character.SURROGATE,
                                Character.PRIVATE_USE,
                                Character.UNASSIGNED,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR)
                        .contains((byte) Character.getType(c))
                || SHAPELESS.contains(c);
    }
}
