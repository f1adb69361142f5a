package dev.quorate.deploy.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// A program that has ended: what was called, its exit code, and the lines that it left.
record Ended(String call, int code, List<String> out, List<String> err) {
    private static final JsonMapper JSON = new JsonMapper();

    Ended {
        out = List.copyOf(out);
        err = List.copyOf(err);
    }

    /// The lines of `--json`.
    List<JsonNode> json() {
        return out.stream().map(Ended::parsed).toList();
    }

    Stream<JsonNode> json(String kind) {
        return json().stream().filter(line -> line.path("kind").asText().equals(kind));
    }

    /// The one line of this kind.
    JsonNode only(String kind) {
        var found = json(kind).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " lines of " + kind + " in " + this);
        }
        return found.getFirst();
    }

    List<String> lines() {
        return Stream.concat(out.stream(), err.stream()).toList();
    }

    String text() {
        return String.join("\n", out);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException("not JSON: " + line, e);
        }
    }
}
