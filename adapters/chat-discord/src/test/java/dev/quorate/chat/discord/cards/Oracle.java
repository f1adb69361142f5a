package dev.quorate.chat.discord.cards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What would work in Discord, though it should only be read, in a message or a modal as it is posted. Shares no
/// code with what renders it.
final class Oracle {
    private static final Set<String> READ = Set.of("content", "title", "description", "value", "name");
    private static final Set<String> SHOWN = Set.of("text", "label", "placeholder");
    private static final Set<String> NEVER =
            Set.of("url", "author", "image", "thumbnail", "video", "emoji", "sticker_ids", "poll");
    private static final Set<String> LETTERS = Set.of("plain", "bold", "code", "fence");
    private static final Set<Integer> INVISIBLE = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);
    private static final Set<Integer> SHAPELESS = Set.of(0x34f, 0x115f, 0x1160, 0x2800, 0x3164, 0xffa0, 0xfe0f);

    private final Set<String> called;
    private final List<String> found = new ArrayList<>();

    private Oracle(Set<String> called) {
        this.called = called;
    }

    static List<String> alive(JsonNode json) {
        return alive(json, Set.of());
    }

    /// - `called`: the ids of those whose mention is meant
    static List<String> alive(JsonNode json, Set<String> called) {
        var oracle = new Oracle(called);
        oracle.mentions(json);
        oracle.walk(json);
        return oracle.found;
    }

    static List<String> aliveIn(String text) {
        var oracle = new Oracle(Set.of());
        oracle.read(text);
        return oracle.found;
    }

    private void mentions(JsonNode json) {
        if (!json.has("content")) {
            return;
        }
        var allowed = json.path("allowed_mentions");
        if (!allowed.path("parse").isArray() || !allowed.path("parse").isEmpty()) {
            found.add("allowed mentions " + allowed);
        }
        Json.all(allowed.path("users")).stream()
                .filter(user -> !called.contains(user.asText()))
                .forEach(user -> found.add("may mention " + user));
        if (!allowed.path("roles").isEmpty() || allowed.path("replied_user").asBoolean()) {
            found.add("allowed mentions " + allowed);
        }
    }

    private void walk(JsonNode in) {
        if (in.isArray()) {
            in.forEach(this::walk);
        }
        in.properties().forEach(entry -> {
            if (NEVER.contains(entry.getKey()) && !entry.getValue().isNull()) {
                found.add("a part that we never post: " + entry);
            } else if (READ.contains(entry.getKey())) {
                read(entry.getValue().asText());
            } else if (SHOWN.contains(entry.getKey())) {
                raw(entry.getValue().asText());
            } else {
                walk(entry.getValue());
            }
        });
    }

    private void read(String text) {
        for (var piece : Reading.of(text)) {
            var isCall = piece.kind().equals("user")
                    && called.contains(piece.text().substring(2, piece.text().length() - 1));
            if (!LETTERS.contains(piece.kind()) && !isCall) {
                found.add(piece.kind() + " `" + piece.text() + "` in " + text);
            }
        }
        raw(called.stream().reduce(text, (left, id) -> left.replace("<@" + id + ">", "")));
    }

    /// What servers and notifications look for in the letters as they were posted, in code too.
    private void raw(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var sign : List.of("@", "://", "mailto:", "www.", "discord.", "discordapp.")) {
            if (lower.contains(sign)) {
                found.add("`" + sign + "` in " + text);
            }
        }
        text.codePoints()
                .filter(c -> c != '\n' && isInvisible(c))
                .forEach(c -> found.add("U+" + Integer.toHexString(c)));
    }

    private static boolean isInvisible(int c) {
        return INVISIBLE.contains(Character.getType(c)) || SHAPELESS.contains(c);
    }
}
