package dev.quorate.deploy.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.journal.Sealed;
import dev.quorate.journal.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An export of a run as `quorate record export --format json` writes it, held against its own hashes.
public final class RecordFile {
    static final String FORMAT = "quorate-record-1";

    private static final List<String> FIELDS =
            List.of("position", "previous", "run", "sequence", "at", "kind", "body", "head");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RecordFile() {}

    /// `witness` counts where its position is in the file.
    public static Verification verify(Path file, Optional<Checkpoint> witness) {
        try {
            return verify(JSON.readTree(Files.readString(file)), witness);
        } catch (JsonProcessingException e) {
            return broken("It is no whole JSON.");
        } catch (IOException e) {
            return broken("It cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Verification verify(JsonNode json, Optional<Checkpoint> witness) {
        if (!FORMAT.equals(json.path("format").asText())) {
            return broken("It is no export of a run: `format` is not " + FORMAT
                    + ". Write one with `quorate record export RUN --format json`.");
        }
        var events = new ArrayList<Sealed>();
        for (var event : json.path("events")) {
            if (!FIELDS.equals(fields(event))) {
                return broken("Event " + (events.size() + 1) + " does not have the fields of an event.");
            }
            events.add(event(event));
        }
        if (events.isEmpty()) {
            return broken("It holds no events.");
        }
        return misfit(json, events, witness)
                .<Verification>map(Verification.Broken::new)
                .orElseGet(() -> new Verification.Whole(end(events)));
    }

    private static Optional<String> misfit(JsonNode json, List<Sealed> events, Optional<Checkpoint> witness) {
        for (var at = 0; at < events.size(); at++) {
            if (events.get(at).sequence() != at + 1
                    || !events.get(at).run().equals(json.path("run").asText())) {
                return Optional.of(
                        "Event " + (at + 1) + " of run " + json.path("run").asText() + " is missing.");
            }
        }
        var end = end(events);
        var said = json.path("checkpoint");
        if (said.path("position").asLong() != end.position()
                || !said.path("head").asText().equals(end.head())) {
            return Optional.of(
                    "Its end is not where its checkpoint says: events are missing behind " + end.position() + ".");
        }
        return Verification.misfit(events).or(() -> witness.flatMap(kept -> another(events, kept)));
    }

    private static Optional<String> another(List<Sealed> events, Checkpoint kept) {
        return events.stream()
                .filter(event ->
                        event.position() == kept.position() && !event.head().startsWith(kept.head()))
                .findFirst()
                .map(event -> "Event " + event.sequence() + " is not what the checkpoint was taken of.");
    }

    private static List<String> fields(JsonNode event) {
        var names = new ArrayList<String>();
        event.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Sealed event(JsonNode json) {
        return new Sealed(
                json.path("position").asLong(),
                json.path("previous").asText(),
                json.path("run").asText(),
                json.path("sequence").asLong(),
                json.path("at").asText(),
                json.path("kind").asText(),
                json.path("body").asText(),
                json.path("head").asText());
    }

    private static Checkpoint end(List<Sealed> events) {
        return new Checkpoint(events.getLast().position(), events.getLast().head());
    }

    private static Verification broken(String first) {
        return new Verification.Broken(first);
    }
}
