package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What people see of a channel and of its threads, as plain text.
final class Transcript {
    private static final int STARTER = 21;

    private Transcript() {}

    /// In order, each thread below the message that it was made from.
    static String of(World world, Room room) {
        return String.join("\n", lines(world, room));
    }

    private static List<String> lines(World world, Room room) {
        var lines = new ArrayList<String>();
        Stream.concat(room.messages().values().stream(), room.whispers().stream())
                .filter(message -> Json.number(message, "type") != STARTER)
                .sorted(Comparator.comparingLong(message -> Json.number(message, "id")))
                .forEach(message -> {
                    lines.addAll(lines(message));
                    world.findRoom(Json.text(message, "id")).ifPresent(thread -> lines.addAll(below(world, thread)));
                });
        return lines;
    }

    private static List<String> below(World world, Room thread) {
        var state = (thread.isArchived() ? ", archived" : "") + (thread.isLocked() ? ", locked" : "");
        var head = "  # " + Json.text(thread.info(), "name") + state;
        return Stream.concat(Stream.of(head), lines(world, thread).stream().map(line -> "    " + line))
                .map(String::stripTrailing)
                .toList();
    }

    private static List<String> lines(JsonNode message) {
        var lines = new ArrayList<String>();
        var edited = Json.has(message, "edited_timestamp") ? " (edited)" : "";
        var whisper = Json.text(message, "seen_by");
        var to = whisper.isEmpty() ? "" : " (to " + whisper + " alone)";
        var thinking = (Json.number(message, "flags") & Limits.LOADING) == 0 ? "" : " is thinking";
        lines.add(Json.text(message.path("author"), "username") + edited + to + thinking + ": "
                + Json.text(message, "content"));
        Json.list(message, "embeds").forEach(embed -> lines.addAll(embed(embed)));
        Json.list(message, "attachments").forEach(file -> lines.add(file(file)));
        Json.list(message, "components").forEach(row -> lines.addAll(component(row)));
        return lines.stream().flatMap(String::lines).map(String::stripTrailing).toList();
    }

    private static List<String> embed(JsonNode embed) {
        var fields = Json.list(embed, "fields").stream()
                .flatMap(field -> Stream.of(Json.text(field, "name"), indented(Json.text(field, "value"))));
        return Stream.of(
                        Stream.of(
                                Json.text(embed.path("author"), "name"),
                                Json.text(embed, "title"),
                                Json.text(embed, "description")),
                        fields,
                        Stream.of(Json.text(embed.path("footer"), "text")))
                .flatMap(part -> part)
                .filter(text -> !text.isEmpty())
                .flatMap(String::lines)
                .map(line -> "  | " + line)
                .toList();
    }

    private static String indented(String text) {
        return "  " + text.replace("\n", "\n  ");
    }

    private static String file(JsonNode file) {
        var description = Json.text(file, "description");
        return "  [file " + Json.text(file, "filename") + (description.isEmpty() ? "" : ": " + description) + "]";
    }

    private static List<String> component(JsonNode component) {
        if (!Json.text(component, "content").isEmpty()) {
            return Json.text(component, "content")
                    .lines()
                    .map(line -> "  | " + line)
                    .toList();
        }
        if (Json.number(component, "type") != ComponentRules.ROW) {
            return Json.list(component, "components").stream()
                    .flatMap(inner -> component(inner).stream())
                    .toList();
        }
        var buttons = Json.list(component, "components").stream()
                .map(button -> "[" + label(button) + (Json.flag(button, "disabled") ? " (off)" : "") + "]")
                .toList();
        return List.of("  " + String.join(" ", buttons));
    }

    private static String label(JsonNode button) {
        return Json.has(button, "label") ? Json.text(button, "label") : Json.text(button, "placeholder");
    }
}
