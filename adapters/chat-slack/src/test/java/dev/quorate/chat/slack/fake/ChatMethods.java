package dev.quorate.chat.slack.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/// chat.*: what the bot says.
final class ChatMethods {
    private final Workspace workspace;
    private final Ledger ledger;
    private final Echo echo;

    /// The bot hears of its own messages and edits like of all others.
    interface Echo {
        void posted(JsonObject message, String channel);

        void changed(JsonObject message, JsonObject before, String channel);
    }

    ChatMethods(Workspace workspace, Ledger ledger, Echo echo) {
        this.workspace = workspace;
        this.ledger = ledger;
        this.echo = echo;
    }

    Answer post(Call call) {
        var wrong = wrong(call);
        if (!wrong.isEmpty()) {
            return Answer.error(wrong);
        }
        var room = workspace.findRoom(call.get("channel")).orElseThrow();
        var root = call.get("thread_ts");
        if (!root.isEmpty() && !room.messages().containsKey(root)) {
            ledger.add("chat.postMessage: thread_ts " + root + " is no message of " + room.id());
            return Answer.error("invalid_thread_ts");
        }
        if (!isOff(call.get("unfurl_links")) || !isOff(call.get("unfurl_media"))) {
            ledger.add("chat.postMessage: links would unfurl");
        }
        if (call.says("reply_broadcast") && root.isEmpty()) {
            ledger.add("chat.postMessage: reply_broadcast without thread_ts");
        }
        var message = fresh(call, room);
        room.messages().put(Json.text(message, "ts"), message);
        if (!root.isEmpty()) {
            room.messages().get(root).addProperty("thread_ts", root);
        }
        echo.posted(message, room.id());
        return Answer.ok("channel", room.id(), "ts", Json.text(message, "ts"), "message", message.deepCopy());
    }

    private JsonObject fresh(Call call, Room room) {
        var message = Json.of(
                "type",
                "message",
                "ts",
                workspace.nextTs(),
                "user",
                Workspace.BOT_USER,
                "bot_id",
                Workspace.BOT,
                "app_id",
                Workspace.APP,
                "channel",
                room.id(),
                "text",
                call.get("text"));
        if (call.has("thread_ts")) {
            message.addProperty("thread_ts", call.get("thread_ts"));
            message.addProperty("reply_broadcast", call.says("reply_broadcast"));
        }
        if (call.has("blocks")) {
            message.add("blocks", blocks(call));
        }
        if (call.has("metadata")) {
            message.add("metadata", JsonParser.parseString(call.get("metadata")));
        }
        return message;
    }

    Answer update(Call call) {
        var wrong = wrong(call);
        if (!wrong.isEmpty()) {
            return Answer.error(wrong);
        }
        var room = workspace.findRoom(call.get("channel")).orElseThrow();
        var message = room.messages().get(call.get("ts"));
        if (message == null) {
            return Answer.error("message_not_found");
        }
        if (!Json.text(message, "bot_id").equals(Workspace.BOT)) {
            return Answer.error("cant_update_message");
        }
        if (message.has("blocks") && !call.has("blocks")) {
            ledger.add("chat.update: no blocks for a message that has some: its old buttons stay");
        }
        var before = message.deepCopy();
        message.addProperty("text", call.get("text"));
        if (call.has("blocks")) {
            message.add("blocks", blocks(call));
        }
        if (call.has("metadata")) {
            message.add("metadata", JsonParser.parseString(call.get("metadata")));
        }
        message.add("edited", Json.of("user", Workspace.BOT_USER, "ts", workspace.nextTs()));
        echo.changed(message, before, room.id());
        return Answer.ok("channel", room.id(), "ts", call.get("ts"), "text", call.get("text"));
    }

    Answer whisper(Call call) {
        var wrong = wrong(call);
        if (!wrong.isEmpty()) {
            return Answer.error(wrong);
        }
        var room = workspace.findRoom(call.get("channel")).orElseThrow();
        if (!room.members().contains(call.get("user"))) {
            return Answer.error("user_not_in_channel");
        }
        var message = Json.of("user", call.get("user"), "text", call.get("text"), "ts", workspace.nextTs());
        if (call.has("thread_ts")) {
            message.addProperty("thread_ts", call.get("thread_ts"));
        }
        if (call.has("blocks")) {
            message.add("blocks", blocks(call));
        }
        room.whispers().add(message);
        return Answer.ok("message_ts", Json.text(message, "ts"));
    }

    Answer delete(Call call) {
        var room = workspace.findRoom(call.get("channel"));
        if (room.isEmpty()) {
            return Answer.error("channel_not_found");
        }
        return room.get().messages().remove(call.get("ts")) == null
                ? Answer.error("message_not_found")
                : Answer.ok("channel", call.get("channel"), "ts", call.get("ts"));
    }

    Answer permalink(Call call) {
        var ts = call.get("message_ts");
        return workspace
                .findRoom(call.get("channel"))
                .filter(room -> room.messages().containsKey(ts))
                .map(room -> Answer.ok(
                        "channel", room.id(), "permalink", "https://fake.slack.com/archives/" + room.id() + "/p" + ts))
                .orElseGet(() -> Answer.error("message_not_found"));
    }

    /// Slack's word for what it refuses; empty if it takes the message. What we forbid ourselves is noted.
    private String wrong(Call call) {
        var room = workspace.findRoom(call.get("channel"));
        if (room.isEmpty()) {
            return "channel_not_found";
        }
        if (!Json.flag(room.get().info(), "is_member") && !room.get().id().startsWith("D")) {
            return "not_in_channel";
        }
        if (Json.flag(room.get().info(), "is_archived")) {
            return "is_archived";
        }
        try {
            var message = Json.of("text", call.get("text"));
            if (call.has("blocks")) {
                message.add("blocks", blocks(call));
            }
            ledger.addAll(call.method(), Limits.violations(message));
        } catch (JsonParseException | IllegalStateException _) {
            ledger.add(call.method() + ": blocks are no JSON array");
            return "invalid_blocks_format";
        }
        return call.has("text") || call.has("blocks") ? "" : "no_text";
    }

    private static JsonArray blocks(Call call) {
        return JsonParser.parseString(call.get("blocks")).getAsJsonArray();
    }

    /// Slack reads a form's `0` and `false` alike; the SDK writes `0`.
    private static boolean isOff(String value) {
        return value.equals("0") || value.equals("false");
    }
}
