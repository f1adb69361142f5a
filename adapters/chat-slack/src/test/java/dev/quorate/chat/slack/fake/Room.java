package dev.quorate.chat.slack.fake;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// A channel: what conversations.info says of it, who is in it, and its messages by their ts.
final class Room {
    private final JsonObject info;
    private final Set<String> members = new HashSet<>();
    private final NavigableMap<String, JsonObject> messages = new TreeMap<>();
    private final List<JsonObject> whispers = new ArrayList<>();

    Room(JsonObject info) {
        this.info = info;
    }

    String id() {
        return Json.text(info, "id");
    }

    JsonObject info() {
        return info;
    }

    Set<String> members() {
        return members;
    }

    NavigableMap<String, JsonObject> messages() {
        return messages;
    }

    /// Ephemeral messages: seen by one person, kept nowhere.
    List<JsonObject> whispers() {
        return whispers;
    }

    List<JsonObject> topLevel() {
        return messages.values().stream().filter(Room::isTopLevel).toList();
    }

    /// The root and what is below it.
    List<JsonObject> thread(String root) {
        return messages.values().stream()
                .filter(message -> Json.text(message, "ts").equals(root)
                        || Json.text(message, "thread_ts").equals(root))
                .toList();
    }

    private static boolean isTopLevel(JsonObject message) {
        var root = Json.text(message, "thread_ts");
        return root.isEmpty() || root.equals(Json.text(message, "ts")) || Json.flag(message, "reply_broadcast");
    }
}
