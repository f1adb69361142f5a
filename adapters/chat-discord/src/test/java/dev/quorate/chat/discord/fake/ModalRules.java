package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;

/// What Discord documents of a modal, whose inputs stand in rows or below labels, with text between them.
final class ModalRules {
    static final int LABEL_COMPONENT = 18;
    static final int TEXT_INPUT = 4;
    static final int TEXT_DISPLAY = 10;
    private static final int TITLE = 45;
    private static final int INPUTS = 5;
    private static final int LABEL = 45;
    private static final int DESCRIPTION = 100;
    private static final int PLACEHOLDER = 100;
    private static final int VALUE = 4_000;

    private ModalRules() {}

    static List<String> violations(JsonNode modal) {
        var found = new Violations("modal");
        found.when(Json.text(modal, "title").isEmpty(), "title", "is missing");
        found.most("title", Limits.characters(Json.text(modal, "title")), TITLE);
        ComponentRules.customId(modal, found);
        var parts = Json.list(modal, "components");
        found.when(parts.isEmpty(), "components", "are missing");
        found.most("components", parts.size(), INPUTS);
        var ids = new HashSet<String>();
        for (var at = 0; at < parts.size(); at++) {
            var here = found.in("components[" + at + "]");
            part(parts.get(at), here);
            inputs(parts.get(at)).forEach(input -> {
                var id = Json.text(input, "custom_id");
                here.when(!ids.add(id), "custom_id", "`" + id + "` stands twice");
            });
        }
        return found.all();
    }

    private static void part(JsonNode part, Violations found) {
        switch ((int) Json.number(part, "type")) {
            case LABEL_COMPONENT -> {
                found.when(Json.text(part, "label").isEmpty(), "label", "is missing");
                found.most("label", Limits.characters(Json.text(part, "label")), LABEL);
                found.most("description", Limits.characters(Json.text(part, "description")), DESCRIPTION);
                input(part.path("component"), found.in("component"));
            }
            case ComponentRules.ROW -> {
                var inputs = Json.list(part, "components");
                found.when(inputs.size() != 1, "components", "are not one");
                inputs.forEach(input -> {
                    found.most("label", Limits.characters(Json.text(input, "label")), LABEL);
                    found.when(Json.text(input, "label").isEmpty(), "label", "is missing");
                    input(input, found);
                });
            }
            case TEXT_DISPLAY -> {
                found.when(Json.text(part, "content").isEmpty(), "content", "is missing");
                found.most("content", Limits.characters(Json.text(part, "content")), VALUE);
            }
            default -> found.say("type", Json.text(part, "type") + " does not stand in a modal");
        }
    }

    private static void input(JsonNode input, Violations found) {
        found.when(Json.number(input, "type") != TEXT_INPUT, "type", "is not that of a text input");
        ComponentRules.customId(input, found);
        var style = Json.number(input, "style");
        found.when(style != 1 && style != 2, "style", style + " is not 1 or 2");
        found.most("placeholder", Limits.characters(Json.text(input, "placeholder")), PLACEHOLDER);
        found.most("value", Limits.characters(Json.text(input, "value")), VALUE);
        var least = Json.number(input, "min_length");
        var most = input.has("max_length") ? Json.number(input, "max_length") : VALUE;
        found.when(least < 0 || least > VALUE, "min_length", least + " is not in 0 to 4000");
        found.when(most < 1 || most > VALUE, "max_length", most + " is not in 1 to 4000");
    }

    /// The text inputs of a modal, in order.
    static List<JsonNode> inputs(JsonNode modal) {
        return ComponentRules.all(Json.of("components", Json.array(List.of(modal))))
                .filter(one -> Json.number(one, "type") == TEXT_INPUT)
                .toList();
    }
}
