package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// A modal that somebody filled in. Discord's apps do not send one in which something required is missing.
final class Form {
    private static final int MOST = 4_000;

    private Form() {}

    static ArrayNode of(JsonNode modal, Map<String, String> values) {
        var ids = ModalRules.inputs(modal).stream()
                .map(input -> Json.text(input, "custom_id"))
                .toList();
        values.keySet().stream().filter(id -> !ids.contains(id)).findFirst().ifPresent(id -> {
            throw new AssertionError("there is no input " + id + " among " + ids);
        });
        return Json.array(Json.list(modal, "components").stream()
                .map(part -> part(part, values))
                .toList());
    }

    private static ObjectNode part(JsonNode part, Map<String, String> values) {
        if (Json.number(part, "type") == ModalRules.LABEL_COMPONENT) {
            var inner = input(part.path("component"), values);
            return Json.of("type", ModalRules.LABEL_COMPONENT, "id", 1, "component", inner);
        }
        if (Json.number(part, "type") == ModalRules.TEXT_DISPLAY) {
            return Json.of("type", ModalRules.TEXT_DISPLAY, "id", 1);
        }
        var inputs = Json.list(part, "components").stream()
                .map(input -> input(input, values))
                .toList();
        return Json.of("type", ComponentRules.ROW, "id", 1, "components", Json.array(List.copyOf(inputs)));
    }

    private static ObjectNode input(JsonNode input, Map<String, String> values) {
        var id = Json.text(input, "custom_id");
        var value = values.getOrDefault(id, Json.text(input, "value"));
        var required = !input.has("required") || Json.flag(input, "required");
        var least = Math.max(required ? 1 : 0, value.isEmpty() ? 0 : Json.number(input, "min_length"));
        var most = input.has("max_length") ? Json.number(input, "max_length") : MOST;
        if (value.length() < least || value.length() > most) {
            throw new AssertionError("the input " + id + " wants " + least + " to " + most + " characters");
        }
        return Json.of("type", ModalRules.TEXT_INPUT, "id", 2, "custom_id", id, "value", value);
    }
}
