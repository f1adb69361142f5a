package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Somebody at Discord: writes, uses commands, presses buttons, fills in forms.
public final class Person {
    private final String id;
    private final World world;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Interactions interactions;

    Person(String id, World world, Messages messages, Deliveries deliveries, Interactions interactions) {
        this.id = id;
        this.world = world;
        this.messages = messages;
        this.deliveries = deliveries;
        this.interactions = interactions;
    }

    public String id() {
        return id;
    }

    /// Mentions the bot in a channel or a thread. Hands back the id of the message.
    public String mentions(String channel, String words) {
        return writes(channel, "<@" + World.BOT_USER + "> " + words);
    }

    /// Writes just these words.
    public String writes(String channel, String words) {
        synchronized (world) {
            return written(world.room(channel), words, Json.of());
        }
    }

    /// Answers a message with Discord's reply, which mentions its author, but not in the text.
    public String replies(String channel, String message, String words) {
        synchronized (world) {
            var room = world.room(channel);
            var to = room.messages().get(message);
            var reply = Json.of("type", 19);
            reply.set("message_reference", Json.of("type", 0, "message_id", message, "channel_id", channel));
            reply.set("referenced_message", to.deepCopy());
            reply.set("mentions", Json.array(List.of(to.get("author"))));
            return written(room, words, reply);
        }
    }

    /// In the conversation of the bot and this person alone.
    public String writesDirectly(String words) {
        synchronized (world) {
            return written(world.direct(id), words, Json.of());
        }
    }

    /// The id of that conversation.
    public String directChannel() {
        synchronized (world) {
            return world.direct(id).id();
        }
    }

    /// Uses a slash command such as `plan replace`; `options` are names and values in turn.
    public Interaction commands(String channel, String words, Object... options) {
        synchronized (world) {
            var room = world.room(channel);
            return acts(Interaction.COMMAND, room, new Slash(world, room, words).data(pairs(options), ""));
        }
    }

    /// Types in the last of these options, so far; the answer holds the choices.
    public Interaction completes(String channel, String words, Object... options) {
        synchronized (world) {
            var room = world.room(channel);
            var values = pairs(options);
            var focused = options[options.length - 2].toString();
            return acts(Interaction.AUTOCOMPLETE, room, new Slash(world, room, words).data(values, focused));
        }
    }

    /// Presses a button as it stands on the message now, which may be a whisper to this person; throws if it
    /// does not stand there or cannot be pressed.
    public Interaction clicks(String channel, String message, String customId) {
        synchronized (world) {
            var room = world.room(channel);
            var shown = seen(room, message);
            var stands = ComponentRules.all(shown)
                    .anyMatch(button ->
                            Json.text(button, "custom_id").equals(customId) && !Json.flag(button, "disabled"));
            if (!stands) {
                throw new AssertionError("there is no button " + customId + " on " + shown);
            }
            return pressed(room, shown, customId);
        }
    }

    /// A press as somebody with a changed app would make it up.
    public Interaction forges(String channel, String message, String customId) {
        synchronized (world) {
            var room = world.room(channel);
            return pressed(room, seen(room, message), customId);
        }
    }

    /// Fills in the modal that is the answer to this interaction and sends it. `values` by custom id.
    public Interaction submits(Interaction opened, Map<String, String> values) {
        var modal = opened.awaitAnswer().path("data");
        synchronized (world) {
            var filled = Json.of("custom_id", Json.text(modal, "custom_id"), "components", Form.of(modal, values));
            var payload = payload(Interaction.MODAL, opened.room(), filled);
            if (opened.payload().has("message")) {
                payload.set("message", opened.payload().get("message"));
            }
            return sent(payload, opened.room());
        }
    }

    /// Any event of Discord's, said by hand.
    public void happens(String type, ObjectNode data) {
        deliveries.send(type, data, 0);
    }

    /// The same person with a changed app.
    public Cheat cheating() {
        return new Cheat(id, world, messages, this);
    }

    private String written(Room room, String words, ObjectNode more) {
        var message = messages.blank(room, world.findUser(id).orElseThrow(), 0);
        message.put("content", words);
        messages.mentions(message);
        more.properties().forEach(entry -> message.set(entry.getKey(), entry.getValue()));
        messages.post(room, message);
        return Json.text(message, "id");
    }

    private ObjectNode seen(Room room, String message) {
        var whisper = room.whispers().stream()
                .filter(one -> Json.text(one, "id").equals(message)
                        && Json.text(one, "seen_by").equals(id))
                .findFirst();
        return whisper.or(() -> java.util.Optional.ofNullable(room.messages().get(message)))
                .orElseThrow(() -> new AssertionError(id + " sees no message " + message));
    }

    Interaction pressed(Room room, ObjectNode message, String customId) {
        var payload = payload(
                Interaction.COMPONENT, room, Json.of("custom_id", customId, "component_type", ComponentRules.BUTTON));
        var shown = message.deepCopy();
        shown.remove("seen_by");
        payload.set("message", shown);
        return sent(payload, room);
    }

    private Interaction acts(int type, Room room, ObjectNode data) {
        return sent(payload(type, room, data), room);
    }

    ObjectNode payload(int type, Room room, JsonNode data) {
        var payload = Payloads.interaction(world, type, room, id);
        payload.set("data", data);
        return payload;
    }

    Interaction sent(ObjectNode payload, Room room) {
        var made = new Interaction(payload, room, id, world.now());
        interactions.add(made);
        deliveries.send("INTERACTION_CREATE", payload, 0, made.fate());
        return made;
    }

    private static Map<String, Object> pairs(Object... options) {
        var pairs = new LinkedHashMap<String, Object>();
        for (var at = 0; at < options.length; at += 2) {
            pairs.put((String) options[at], options[at + 1]);
        }
        return pairs;
    }
}
