package dev.quorate.chat.slack.api;

import com.slack.api.model.Message;
import dev.quorate.core.mail.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A key as the metadata of a message, which people do not see.
final class KeyMetadata {
    private static final String EVENT = "quorate_notice";

    private KeyMetadata() {}

    static Message.Metadata of(Key key) {
        var more = String.join(" ", key.with().stream().map(String::valueOf).toList());
        return new Message.Metadata(EVENT, Map.of("letter", key.letter(), "with", more, "part", key.part()));
    }

    /// Empty for metadata that is not ours.
    static Optional<Key> key(Message.Metadata metadata) {
        var payload = metadata.getEventPayload();
        return EVENT.equals(metadata.getEventType())
                        && payload != null
                        && payload.get("letter") instanceof Number letter
                        && payload.get("with") instanceof String with
                        && payload.get("part") instanceof String part
                ? numbers(with).map(more -> new Key(letter.longValue(), more, part))
                : Optional.empty();
    }

    private static Optional<List<Long>> numbers(String text) {
        try {
            return Optional.of(Arrays.stream(text.split(" ", -1))
                    .filter(number -> !number.isEmpty())
                    .map(Long::valueOf)
                    .toList());
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
