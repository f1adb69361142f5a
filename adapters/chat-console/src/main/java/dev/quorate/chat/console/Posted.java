package dev.quorate.chat.console;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A line of a room. `number` grows with every line, over restarts of the bot too.
record Posted(long number, String json) {
    static Posted of(long number, ObjectNode line) {
        return new Posted(number, Wire.line(line.deepCopy().put("seq", number)));
    }
}
