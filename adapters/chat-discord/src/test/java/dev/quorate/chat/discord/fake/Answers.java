package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// The messages that are answers to interactions: in the room for all, or a whisper for one.
final class Answers {
    private static final int COMMAND_MESSAGE = 20;

    private final Messages messages;
    private final Drafts drafts;
    private final MessageRoutes posting;

    Answers(Messages messages, Drafts drafts, MessageRoutes posting) {
        this.messages = messages;
        this.drafts = drafts;
        this.posting = posting;
    }

    /// A new message, which becomes the original if it is the first.
    ObjectNode said(String where, Interaction interaction, Call call, JsonNode data) {
        var room = interaction.room();
        drafts.check(where, room, call, data, Optional.empty());
        var message = blank(interaction, data);
        messages.fill(message, data, call.files());
        posting.said(where, room, message, object(data), true);
        put(interaction, message);
        return message;
    }

    /// "quorate is thinking..."
    ObjectNode deferred(Interaction interaction, JsonNode data) {
        var message = blank(interaction, data);
        message.put("flags", (Json.number(data, "flags") & Limits.EPHEMERAL) | Limits.LOADING);
        put(interaction, message);
        return message;
    }

    /// The message whose button was pressed.
    Optional<ObjectNode> updated(String where, Interaction interaction, Call call, JsonNode data) {
        var id = Json.text(interaction.payload().path("message"), "id");
        var message = find(interaction, id).orElseThrow(() -> Refused.unknown(10_008, "Message"));
        edited(where, interaction, message, call, data);
        return Optional.of(message);
    }

    ObjectNode edited(String where, Interaction interaction, ObjectNode message, Call call, JsonNode data) {
        drafts.check(where, interaction.room(), call, data, Optional.of(message));
        message.put("flags", Json.number(message, "flags") & ~Limits.LOADING);
        messages.change(interaction.room(), message, data, call.files());
        posting.said(where, interaction.room(), message, object(data), false);
        return message;
    }

    Optional<ObjectNode> find(Interaction interaction, String id) {
        var room = interaction.room();
        return Optional.ofNullable(room.messages().get(id))
                .or(() -> room.whispers().stream()
                        .filter(whisper -> Json.text(whisper, "id").equals(id)
                                && Json.text(whisper, "seen_by").equals(interaction.user()))
                        .findFirst());
    }

    void remove(Interaction interaction, ObjectNode message) {
        interaction.room().messages().remove(Json.text(message, "id"));
        interaction.room().whispers().remove(message);
    }

    private ObjectNode blank(Interaction interaction, JsonNode data) {
        var type = interaction.type() == Interaction.COMMAND ? COMMAND_MESSAGE : 0;
        var message = messages.blank(interaction.room(), messages.bot(), type);
        message.put("application_id", World.APP).put("webhook_id", World.APP);
        message.put("flags", Json.number(data, "flags"));
        message.set("interaction_metadata", metadata(interaction));
        return message;
    }

    private static ObjectNode metadata(Interaction interaction) {
        var payload = interaction.payload();
        var user = payload.has("member") ? payload.path("member").path("user") : payload.path("user");
        return Json.of(
                "id", interaction.id(),
                "type", interaction.type(),
                "user", user,
                "authorizing_integration_owners", payload.path("authorizing_integration_owners"));
    }

    private void put(Interaction interaction, ObjectNode message) {
        if (interaction.original().isEmpty()) {
            interaction.original(Json.text(message, "id"));
        }
        if ((Json.number(message, "flags") & Limits.EPHEMERAL) == 0) {
            messages.post(interaction.room(), message);
        } else {
            message.put("seen_by", interaction.user());
            interaction.room().whispers().add(message);
        }
    }

    private static ObjectNode object(JsonNode data) {
        return data instanceof ObjectNode object ? object : Json.of();
    }
}
