package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// The messages of the bot and of people, made of what was sent and kept in their rooms.
final class Messages {
    private final World world;
    private final Deliveries deliveries;

    Messages(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    /// Without a word in it yet, of this type of Discord's.
    ObjectNode blank(Room room, ObjectNode author, int type) {
        return Json.of(
                "id", world.nextId(),
                "type", type,
                "channel_id", room.id(),
                "author", author.deepCopy(),
                "content", "",
                "timestamp", World.stamp(world.now()),
                "edited_timestamp", Json.nothing(),
                "tts", false,
                "mention_everyone", false,
                "mentions", Json.none(),
                "mention_roles", Json.none(),
                "attachments", Json.none(),
                "embeds", Json.none(),
                "components", Json.none(),
                "pinned", false,
                "flags", 0);
    }

    ObjectNode bot() {
        return world.findUser(World.BOT_USER).orElseThrow();
    }

    /// Puts in what the body holds and leaves the rest as it is.
    void fill(ObjectNode message, JsonNode body, List<Call.File> files) {
        if (body.has("content")) {
            message.put("content", Json.text(body, "content"));
            mentions(message);
        }
        if (body.has("embeds")) {
            message.set("embeds", rich(Json.list(body, "embeds")));
        }
        if (body.has("components")) {
            message.set("components", Json.array(Json.list(body, "components")));
        }
        if (body.has("flags")) {
            var kept = Json.number(message, "flags") & (Limits.HAS_THREAD | Limits.EPHEMERAL);
            message.put("flags", Json.number(body, "flags") | kept);
        }
        if (Json.has(body, "nonce")) {
            message.set("nonce", body.get("nonce"));
        }
        attach(message, body, files);
    }

    void mentions(ObjectNode message) {
        var content = Json.text(message, "content");
        message.set(
                "mentions",
                Json.array(Mentions.users(content).stream()
                        .flatMap(id -> world.findUser(id).stream())
                        .map(ObjectNode::deepCopy)
                        .toList()));
        message.set("mention_roles", Json.array(Mentions.roles(content)));
    }

    private static ArrayNode rich(List<JsonNode> embeds) {
        return Json.array(embeds.stream()
                .map(embed -> ((ObjectNode) embed.deepCopy()).put("type", "rich"))
                .toList());
    }

    /// Of the attachments there were, an edit keeps those it names, or all if it names none at all.
    private void attach(ObjectNode message, JsonNode body, List<Call.File> files) {
        var named = Json.list(body, "attachments");
        var kept = Json.list(message, "attachments").stream()
                .filter(old -> !body.has("attachments")
                        || named.stream().anyMatch(one -> Json.text(one, "id").equals(Json.text(old, "id"))))
                .toList();
        var all = Json.array(kept);
        files.forEach(file -> all.add(attachment(
                message,
                file,
                named.stream()
                        .filter(one -> Json.text(one, "id").equals(file.key()))
                        .findFirst())));
        message.set("attachments", all);
    }

    private ObjectNode attachment(ObjectNode message, Call.File file, Optional<JsonNode> named) {
        var id = world.nextId();
        world.files().put(id, file.bytes());
        var told = named.map(one -> Json.text(one, "filename"))
                .filter(name -> !name.isEmpty())
                .orElse(file.name());
        var url = "https://cdn.invalid/attachments/" + Json.text(message, "channel_id") + "/" + id + "/" + told;
        var made = Json.of(
                "id", id,
                "filename", told,
                "size", file.length(),
                "url", url,
                "proxy_url", url,
                "content_type", file.contentType());
        named.map(one -> Json.text(one, "description"))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> made.put("description", text));
        return made;
    }

    /// Says it in the room.
    void post(Room room, ObjectNode message) {
        room.messages().put(Json.text(message, "id"), message);
        room.info().put("last_message_id", Json.text(message, "id"));
        deliveries.message("MESSAGE_CREATE", room, message);
    }

    /// Edits it where it stands.
    void change(Room room, ObjectNode message, JsonNode body, List<Call.File> files) {
        fill(message, body, files);
        message.put("edited_timestamp", World.stamp(world.now()));
        changed(room, message);
    }

    void changed(Room room, ObjectNode message) {
        if ((Json.number(message, "flags") & Limits.EPHEMERAL) == 0) {
            deliveries.message("MESSAGE_UPDATE", room, message);
        }
    }

    /// As the bot reads it, which has not the intent for the content of all messages.
    static ObjectNode masked(Room room, ObjectNode message) {
        var read = message.deepCopy();
        read.remove("seen_by");
        var readable = room.guild().isEmpty()
                || Json.text(message.path("author"), "id").equals(World.BOT_USER)
                || Json.list(message, "mentions").stream()
                        .anyMatch(user -> Json.text(user, "id").equals(World.BOT_USER));
        if (!readable) {
            read.put("content", "");
            List.of("attachments", "embeds", "components").forEach(name -> read.set(name, Json.none()));
        }
        return read;
    }
}
