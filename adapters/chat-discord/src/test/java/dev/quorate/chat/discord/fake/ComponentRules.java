package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What Discord documents of the components of a message: rows of buttons or of one selection, and, with the
/// flag for it, the second version of components.
final class ComponentRules {
    static final int ROW = 1;
    static final int BUTTON = 2;
    private static final int SELECTION = 3;
    private static final int TEXT_DISPLAY = 10;
    private static final int LINK = 5;
    private static final int ROWS = 5;
    private static final int BUTTONS = 5;
    private static final int LABEL = 80;
    static final int CUSTOM_ID = 100;
    private static final int OPTIONS = 25;
    private static final int V2_COMPONENTS = 40;
    private static final int V2_TEXT = 4_000;
    private static final Set<Long> V2_TOP = Set.of(1L, 9L, 10L, 12L, 13L, 14L, 17L);

    private ComponentRules() {}

    static void check(JsonNode message, Violations found) {
        var components = Json.list(message, "components");
        if ((Json.number(message, "flags") & Limits.COMPONENTS_V2) == 0) {
            rows(components, found);
        } else {
            second(message, components, found);
        }
        unique(message, found);
    }

    private static void rows(List<JsonNode> rows, Violations found) {
        found.most("components", rows.size(), ROWS);
        for (var at = 0; at < rows.size(); at++) {
            row(rows.get(at), found.in("components[" + at + "]"));
        }
    }

    private static void second(JsonNode message, List<JsonNode> components, Violations found) {
        found.when(!Json.text(message, "content").isEmpty(), "content", "does not go with components of version 2");
        found.when(!Json.list(message, "embeds").isEmpty(), "embeds", "do not go with components of version 2");
        var all = all(message).toList();
        found.most("components in all", all.size(), V2_COMPONENTS);
        found.most("components, their text", text(all), V2_TEXT);
        for (var at = 0; at < components.size(); at++) {
            var here = found.in("components[" + at + "]");
            var type = Json.number(components.get(at), "type");
            here.when(!V2_TOP.contains(type), "type", type + " does not stand at the top");
        }
        all.stream().filter(one -> Json.number(one, "type") == ROW).forEach(row -> row(row, found.in("row")));
    }

    private static int text(List<JsonNode> components) {
        return components.stream()
                .filter(one -> Json.number(one, "type") == TEXT_DISPLAY)
                .mapToInt(one -> Limits.characters(Json.text(one, "content")))
                .sum();
    }

    private static void row(JsonNode row, Violations found) {
        found.when(Json.number(row, "type") != ROW, "type", "is not that of a row");
        var parts = Json.list(row, "components");
        found.when(parts.isEmpty(), "components", "are missing");
        found.most("components", parts.size(), BUTTONS);
        for (var at = 0; at < parts.size(); at++) {
            var here = found.in("components[" + at + "]");
            switch ((int) Json.number(parts.get(at), "type")) {
                case BUTTON -> button(parts.get(at), here);
                case SELECTION -> selection(parts.get(at), here, parts.size());
                default -> here.say("type", Json.text(parts.get(at), "type") + " does not stand in a row");
            }
        }
    }

    private static void button(JsonNode button, Violations found) {
        var style = Json.number(button, "style");
        found.when(style < 1 || style > LINK, "style", style + " is not in 1 to 5");
        var label = Json.text(button, "label");
        found.when(label.isEmpty() && !button.has("emoji"), "label", "and emoji are missing");
        found.most("label", Limits.characters(label), LABEL);
        if (style == LINK) {
            found.when(Json.text(button, "url").isEmpty(), "url", "is missing");
            found.when(button.has("custom_id"), "custom_id", "does not go with a link");
        } else {
            customId(button, found);
        }
    }

    static void customId(JsonNode component, Violations found) {
        var id = Json.text(component, "custom_id");
        found.when(id.isEmpty(), "custom_id", "is missing");
        found.most("custom_id", Limits.characters(id), CUSTOM_ID);
    }

    private static void selection(JsonNode selection, Violations found, int inRow) {
        customId(selection, found);
        found.when(inRow > 1, "type", "a selection stands alone in its row");
        var options = Json.list(selection, "options");
        found.when(options.isEmpty(), "options", "are missing");
        found.most("options", options.size(), OPTIONS);
        options.forEach(option -> {
            found.most("options.label", Limits.characters(Json.text(option, "label")), 100);
            found.most("options.value", Limits.characters(Json.text(option, "value")), 100);
        });
    }

    private static void unique(JsonNode message, Violations found) {
        var ids = new HashSet<String>();
        all(message)
                .map(one -> Json.text(one, "custom_id"))
                .filter(id -> !id.isEmpty())
                .forEach(id -> found.when(!ids.add(id), "components", "custom_id `" + id + "` stands twice"));
    }

    /// All components at any depth.
    static Stream<JsonNode> all(JsonNode in) {
        var nested = Stream.of(in.path("accessory"), in.path("component")).filter(JsonNode::isObject);
        return Stream.concat(Json.list(in, "components").stream(), nested)
                .flatMap(one -> Stream.concat(Stream.of(one), all(one)));
    }
}
