package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Somebody with a changed app, which sends what no honest one sends.
public final class Cheat {
    private final String id;
    private final World world;
    private final Messages messages;
    private final Person person;

    Cheat(String id, World world, Messages messages, Person person) {
        this.id = id;
        this.world = world;
        this.messages = messages;
        this.person = person;
    }

    /// Presses a button that nobody posted, in this channel, on a message that may stand in another one.
    public Interaction presses(String channel, String message, String customId) {
        synchronized (world) {
            return person.pressed(world.room(channel), standing(message), customId);
        }
    }

    /// Sends a form that was never opened, as if it had been from this message. `values` by custom id.
    public Interaction submits(String channel, String message, String customId, Map<String, String> values) {
        var parts = values.entrySet().stream().map(Cheat::part).toList();
        synchronized (world) {
            var room = world.room(channel);
            var filled = Json.of("custom_id", customId, "components", Json.array(parts));
            var payload = person.payload(Interaction.MODAL, room, filled);
            payload.set("message", standing(message));
            return person.sent(payload, room);
        }
    }

    private static ObjectNode part(Map.Entry<String, String> value) {
        var input =
                Json.of("type", ModalRules.TEXT_INPUT, "id", 2, "custom_id", value.getKey(), "value", value.getValue());
        return Json.of("type", ModalRules.LABEL_COMPONENT, "id", 1, "component", input);
    }

    /// Writes with something about the message that those of people have not. Hands back its id.
    public String writes(String channel, String words, Consumer<ObjectNode> change) {
        synchronized (world) {
            var room = world.room(channel);
            var message =
                    messages.blank(room, world.findUser(id).orElseThrow(), 0).put("content", words);
            messages.mentions(message);
            change.accept(message);
            messages.post(room, message);
            return Json.text(message, "id");
        }
    }

    /// A message of theirs says something else now.
    public void edits(String channel, String message, String words) {
        synchronized (world) {
            var room = world.room(channel);
            var written = Optional.ofNullable(room.messages().get(message)).orElseThrow();
            written.put("content", words).put("edited_timestamp", World.stamp(world.now()));
            messages.mentions(written);
            messages.changed(room, written);
        }
    }

    /// Without its thread, which clients do not know in another guild.
    private ObjectNode standing(String message) {
        return world.rooms().values().stream()
                .flatMap(room -> Optional.ofNullable(room.messages().get(message)).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no message " + message))
                .deepCopy()
                .without(List.of("thread"));
    }
}
