package dev.quorate.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Turns the lines of follow.sh into lines for people, and remembers how far we came.
final class JournalLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FROM = "from ";
    private static final String NO_TEXT = "[an entry without a text, or with one too long for journalctl]";

    private final KeyBlocks redaction;
    private final Consumer<String> sink;
    private String cursor = "";
    private long from;

    JournalLines(Redaction redaction, Consumer<String> sink) {
        this.redaction = new KeyBlocks(redaction);
        this.sink = sink;
    }

    /// Of the last entry that was handed on; empty before the first.
    String cursor() {
        return cursor;
    }

    /// The host's time, in microseconds, from which on we were first given entries; zero before we know it.
    long from() {
        return from;
    }

    void take(String line) {
        if (line.startsWith(FROM)) {
            start(line.substring(FROM.length()));
            return;
        }
        try {
            entry(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            sink.accept("[an entry of the journal that cannot be read]");
        }
    }

    private void start(String micros) {
        if (from == 0 && micros.length() < 19 && micros.chars().allMatch(c -> c >= '0' && c <= '9')) {
            from = Long.parseLong(micros);
        }
    }

    private void entry(JsonNode entry) {
        message(entry.path("MESSAGE")).lines().map(redaction::next).forEach(sink);
        var reached = entry.path("__CURSOR").asText();
        if (Words.isCursor(reached)) {
            cursor = reached;
        }
    }

    /// journalctl gives what is no UTF-8, or holds control characters, as an array of bytes, and a field
    /// that stands twice in an entry as an array of its values.
    private static String message(JsonNode message) {
        if (!message.isArray()) {
            return message.isTextual() ? message.asText() : NO_TEXT;
        }
        if (message.path(0).isTextual()) {
            return message.path(0).asText();
        }
        var bytes = new ByteArrayOutputStream();
        message.forEach(b -> bytes.write(b.asInt()));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
