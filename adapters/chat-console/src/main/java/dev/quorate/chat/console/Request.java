package dev.quorate.chat.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.quorate.core.notice.PlainText;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line from a client, read strictly: what we do not know is refused, not skipped.
sealed interface Request {
    /// `after`: the number of the last line that the client has seen; nothing up to it comes again.
    record Hello(Optional<String> room, Optional<String> as, Optional<Long> after) implements Request {}

    record Say(String text) implements Request {}

    /// What could the typed text become?
    record Complete(String typed) implements Request {}

    /// Not a request; `why` is a whole sentence.
    record Unclear(String why) implements Request {}

    static Request of(String line) {
        try {
            var fields = Wire.JSON.readValue(line, Fields.class);
            return fields == null ? unclear() : fields.request();
        } catch (UnrecognizedPropertyException e) {
            return new Unclear("There is no field `" + PlainText.line(e.getPropertyName())
                    + "`; say room, as and after first, then say or complete.");
        } catch (JsonProcessingException e) {
            return unclear();
        }
    }

    private static Unclear unclear() {
        return new Unclear("That line is not one JSON object of text fields; send for example {\"say\": \"health\"}.");
    }

    /// All fields that a request can have.
    record Fields(
            @Nullable String room,
            @Nullable String as,
            @Nullable Long after,
            @Nullable String say,
            @Nullable String complete) {
        Request request() {
            var used = Stream.of(room, as, after, say, complete)
                    .filter(Objects::nonNull)
                    .count();
            if (say == null && complete == null) {
                return new Hello(Optional.ofNullable(room), Optional.ofNullable(as), Optional.ofNullable(after));
            }
            if (used > 1) {
                return new Unclear("`say` and `complete` each stand alone in their line.");
            }
            return say != null ? new Say(say) : new Complete(Objects.requireNonNullElse(complete, ""));
        }
    }
}
