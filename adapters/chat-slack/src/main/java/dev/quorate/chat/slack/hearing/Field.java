package dev.quorate.chat.slack.hearing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/// Reading of JSON that somebody else made.
final class Field {
    private Field() {}

    /// Empty for anything but an object.
    static Optional<JsonObject> object(String text) {
        try {
            return object(JsonParser.parseString(text));
        } catch (JsonParseException | StackOverflowError _) {
            return Optional.empty();
        }
    }

    static Optional<JsonObject> object(JsonObject in, String name) {
        return in.has(name) ? object(in.get(name)) : Optional.empty();
    }

    /// An empty text where there is none.
    static String text(JsonObject in, String name) {
        var value = in.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static Optional<JsonObject> object(JsonElement element) {
        return element.isJsonObject() ? Optional.of(element.getAsJsonObject()) : Optional.empty();
    }
}
