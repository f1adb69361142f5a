package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The first answer to an interaction, which must come within three seconds and only once.
final class InteractionRoutes {
    private static final int MESSAGE = 4;
    private static final int DEFERRED_MESSAGE = 5;
    private static final int DEFERRED_UPDATE = 6;
    private static final int UPDATE = 7;
    private static final int CHOICES = 8;
    private static final int MODAL = 9;
    private static final int MOST_CHOICES = 25;

    /// Which answers go with which interaction.
    private static final Map<Integer, Set<Integer>> FITTING = Map.of(
            Interaction.COMMAND, Set.of(MESSAGE, DEFERRED_MESSAGE, MODAL),
            Interaction.COMPONENT, Set.of(MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL),
            Interaction.AUTOCOMPLETE, Set.of(CHOICES),
            Interaction.MODAL, Set.of(MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE));

    private final Interactions interactions;
    private final Ledger ledger;
    private final Answers answers;

    InteractionRoutes(Interactions interactions, Ledger ledger, Answers answers) {
        this.interactions = interactions;
        this.ledger = ledger;
        this.answers = answers;
    }

    Answer callback(Call call) {
        var interaction = interactions
                .find(call.at(2))
                .filter(known -> known.id().equals(call.at(1)))
                .orElseThrow(() -> Refused.unknown(10_062, "interaction"));
        if (interaction.isAnswered()) {
            ledger.add("callback: answered twice: " + interaction.payload().path("data"));
            throw new Refused(400, 40_060, "Interaction has already been acknowledged");
        }
        if (interaction.isForgotten()) {
            throw Refused.unknown(10_062, "interaction");
        }
        var type = (int) Json.number(call.body(), "type");
        if (!FITTING.get(interaction.type()).contains(type)) {
            ledger.add("callback: an answer of type " + type + " to an interaction of type " + interaction.type());
            throw Refused.invalid(List.of("type: does not go with this interaction"));
        }
        var data = call.body().path("data");
        var message = effect(interaction, type, call, data);
        interaction.answered(call.body().deepCopy());
        return call.get("with_response").equals("true")
                ? Answer.ok(response(interaction, type, message))
                : Answer.none();
    }

    private Optional<ObjectNode> effect(Interaction interaction, int type, Call call, JsonNode data) {
        return switch (type) {
            case MESSAGE -> Optional.of(answers.said("callback", interaction, call, data));
            case DEFERRED_MESSAGE -> Optional.of(answers.deferred(interaction, data));
            case UPDATE -> answers.updated("callback", interaction, call, data);
            case CHOICES -> choices(data);
            case MODAL -> modal(data);
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> choices(JsonNode data) {
        var found = new Violations("choices");
        var choices = Json.list(data, "choices");
        found.most("count", choices.size(), MOST_CHOICES);
        CommandRules.choices(choices, found);
        return refusedIf(found.all());
    }

    private Optional<ObjectNode> modal(JsonNode data) {
        return refusedIf(ModalRules.violations(data));
    }

    private Optional<ObjectNode> refusedIf(List<String> violations) {
        if (!violations.isEmpty()) {
            ledger.addAll("callback", violations);
            throw Refused.invalid(violations);
        }
        return Optional.empty();
    }

    private static ObjectNode response(Interaction interaction, int type, Optional<ObjectNode> message) {
        var told = Json.of("id", interaction.id(), "type", interaction.type());
        var resource = Json.of("type", type);
        message.ifPresent(shown -> {
            told.put("response_message_id", Json.text(shown, "id"))
                    .put("response_message_loading", (Json.number(shown, "flags") & Limits.LOADING) != 0)
                    .put("response_message_ephemeral", (Json.number(shown, "flags") & Limits.EPHEMERAL) != 0);
            resource.set("message", shown.deepCopy().without("seen_by"));
        });
        return Json.of("interaction", told, "resource", resource);
    }
}
