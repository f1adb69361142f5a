package dev.quorate.chat.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A JSON object being filled, in order. Every text is made harmless on its way in; an empty text is null.
record Fields(ObjectNode node) {
    Fields with(String key, String value) {
        node.put(key, value.isEmpty() ? null : Harmless.text(value));
        return this;
    }

    Fields with(String key, int number) {
        node.put(key, number);
        return this;
    }

    /// Counted from 1; 0 is none.
    Fields withStep(int number) {
        node.put("step", number == 0 ? null : (Integer) number);
        return this;
    }

    Fields with(String key, boolean value) {
        node.put(key, value);
        return this;
    }

    Fields with(String key, JsonNode value) {
        node.set(key, value);
        return this;
    }

    Fields texts(String key, List<String> values) {
        var array = node.putArray(key);
        values.forEach(value -> array.add(Harmless.text(value)));
        return this;
    }

    Fields objects(String key, List<ObjectNode> values) {
        node.putArray(key).addAll(values);
        return this;
    }
}
