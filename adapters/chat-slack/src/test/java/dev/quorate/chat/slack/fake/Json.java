package dev.quorate.chat.slack.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;

/// Short words for JSON.
final class Json {
    private Json() {}

    /// Names and values in turn; a value is text, a number, a flag or JSON.
    static JsonObject of(Object... pairs) {
        var made = new JsonObject();
        for (var at = 0; at < pairs.length; at += 2) {
            made.add((String) pairs[at], element(pairs[at + 1]));
        }
        return made;
    }

    static JsonArray array(List<? extends Object> elements) {
        var made = new JsonArray();
        elements.forEach(element -> made.add(element(element)));
        return made;
    }

    static JsonObject parsed(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    /// Empty where there is none.
    static String text(JsonObject in, String name) {
        var value = in.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    static boolean flag(JsonObject in, String name) {
        return text(in, name).equals("true");
    }

    private static JsonElement element(Object value) {
        return switch (value) {
            case JsonElement json -> json;
            case Number number -> new com.google.gson.JsonPrimitive(number);
            case Boolean flag -> new com.google.gson.JsonPrimitive(flag);
            case Object text -> new com.google.gson.JsonPrimitive(text.toString());
        };
    }
}
