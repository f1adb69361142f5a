package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/// Short words for JSON.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /// Names and values in turn; a value is text, a number, a flag or JSON.
    static ObjectNode of(Object... pairs) {
        var made = JsonNodeFactory.instance.objectNode();
        for (var at = 0; at < pairs.length; at += 2) {
            made.set((String) pairs[at], element(pairs[at + 1]));
        }
        return made;
    }

    static ArrayNode array(Collection<? extends Object> elements) {
        var made = JsonNodeFactory.instance.arrayNode();
        elements.forEach(element -> made.add(element(element)));
        return made;
    }

    static ArrayNode none() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static JsonNode nothing() {
        return JsonNodeFactory.instance.nullNode();
    }

    static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }

    static String pretty(JsonNode of) {
        return of.toPrettyString();
    }

    /// Empty where there is none.
    static String text(JsonNode in, String name) {
        var value = in.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    static boolean flag(JsonNode in, String name) {
        return in.path(name).asBoolean(false);
    }

    /// Zero where there is none.
    static long number(JsonNode in, String name) {
        return in.path(name).asLong(0);
    }

    /// Null counts as absent, as it does for most of what Discord takes.
    static boolean has(JsonNode in, String name) {
        return in.hasNonNull(name);
    }

    static List<JsonNode> list(JsonNode in, String name) {
        return elements(in.path(name));
    }

    static List<JsonNode> elements(JsonNode array) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    static List<String> texts(JsonNode in, String name) {
        return list(in, name).stream().map(JsonNode::asText).toList();
    }

    private static JsonNode element(Object value) {
        return switch (value) {
            case JsonNode json -> json;
            case Long number -> JsonNodeFactory.instance.numberNode(number);
            case Integer number -> JsonNodeFactory.instance.numberNode(number);
            case Number number -> JsonNodeFactory.instance.numberNode(number.doubleValue());
            case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
            case Object text -> JsonNodeFactory.instance.textNode(text.toString());
        };
    }
}
