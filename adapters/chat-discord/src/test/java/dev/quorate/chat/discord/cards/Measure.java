package dev.quorate.chat.discord.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.chat.discord.fake.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/// Our budgets, and Discord's documented limits where we have none, in UTF-16 characters. Shares no code with what
/// it measures.
final class Measure {
    private final List<String> found = new ArrayList<>();

    static void isWithinLimits(MessageCreateData message) {
        assertThat(message(Json.of(message))).as(message.getContent()).isEmpty();
        assertThat(Limits.violations(Json.of(message))).as(message.getContent()).isEmpty();
    }

    static void isWithinLimits(Modal modal) {
        assertThat(modal(Json.of(modal))).as(modal.getTitle()).isEmpty();
    }

    static List<String> message(JsonNode json) {
        var measure = new Measure();
        measure.length(json, "content", 1, 1_800);
        measure.count("embeds", Json.all(json.path("embeds")).size(), 1);
        Json.all(json.path("embeds")).forEach(measure::embed);
        measure.rows(json);
        return measure.found;
    }

    static List<String> modal(JsonNode json) {
        var measure = new Measure();
        measure.length(json, "title", 1, 45);
        measure.length(json, "custom_id", 1, 100);
        var parts = Json.all(json.path("components"));
        measure.count("parts of a modal", parts.size(), 5);
        if (parts.stream().noneMatch(part -> part.has("component"))) {
            measure.found.add("nothing to fill in");
        }
        parts.forEach(measure::part);
        return measure.found;
    }

    private void embed(JsonNode embed) {
        var all = length(embed, "title", 0, 256) + length(embed, "description", 0, 3_800);
        all += length(embed.path("footer"), "text", 0, 2_048);
        var fields = Json.all(embed.path("fields"));
        count("fields", fields.size(), 25);
        for (var field : fields) {
            all += length(field, "name", 1, 256) + length(field, "value", 1, 1_024);
        }
        count("characters of the embed", all, 5_800);
    }

    private void rows(JsonNode json) {
        var rows = Json.all(json.path("components"));
        count("rows", rows.size(), 2);
        var ids = new HashSet<String>();
        for (var row : rows) {
            var buttons = Json.all(row.path("components"));
            count("buttons of a row", buttons.size(), 5);
            for (var button : buttons) {
                length(button, "label", 1, 80);
                length(button, "custom_id", 1, 100);
                if (!ids.add(button.path("custom_id").asText())) {
                    found.add("a custom id stands twice: " + button);
                }
            }
        }
    }

    private void part(JsonNode part) {
        if (!part.has("component")) {
            length(part, "content", 1, 4_000);
            return;
        }
        length(part, "label", 1, 45);
        length(part, "description", 0, 100);
        var input = part.path("component");
        length(input, "custom_id", 1, 100);
        length(input, "placeholder", 0, 100);
        count("characters to type", input.path("max_length").asInt(1), 4_000);
    }

    private int length(JsonNode in, String name, int least, int most) {
        var length = in.path(name).asText().length();
        if (length < least || length > most) {
            found.add(name + " has " + length + " characters, not " + least + " to " + most);
        }
        return length;
    }

    private void count(String what, int count, int most) {
        if (count > most) {
            found.add(count + " " + what + ", at most " + most);
        }
    }
}
