package dev.quorate.chat.slack.api;

import com.slack.api.model.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// By what we know one of our messages again: it rides along as the message's metadata, unseen by people.
///
/// - `letter`: the letter of the outbox that it is for; `with`: further ones that it carries too
/// - `part`: which of the messages for that letter; empty for the letter itself
public record Key(long letter, List<Long> with, String part) {
    private static final String EVENT = "quorate_notice";

    public Key {
        with = List.copyOf(with);
    }

    public static Key of(long letter) {
        return new Key(letter, List.of(), "");
    }

    public static Key of(long letter, String part) {
        return new Key(letter, List.of(), part);
    }

    public boolean isSameMessage(Key other) {
        return letter == other.letter && part.equals(other.part);
    }

    Message.Metadata metadata() {
        var more = String.join(" ", with.stream().map(String::valueOf).toList());
        return new Message.Metadata(EVENT, Map.of("letter", letter, "with", more, "part", part));
    }

    /// Empty for metadata that is not ours.
    static Optional<Key> of(Message.Metadata metadata) {
        var payload = metadata.getEventPayload();
        if (!EVENT.equals(metadata.getEventType())
                || payload == null
                || !(payload.get("letter") instanceof Number letter)
                || !(payload.get("with") instanceof String with)
                || !(payload.get("part") instanceof String part)) {
            return Optional.empty();
        }
        try {
            var more = Arrays.stream(with.split(" ", -1))
                    .filter(number -> !number.isEmpty())
                    .map(Long::valueOf)
                    .toList();
            return Optional.of(new Key(letter.longValue(), more, part));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
