package dev.quorate.chat.console;

import dev.quorate.core.notice.PlainText;
import java.util.Arrays;
import java.util.List;

/// Text of several lines in which only the line breaks are ours: everything else that could steer a terminal
/// is made visible. The core did that already; a terminal is worth asking twice.
final class Harmless {
    private Harmless() {}

    static List<String> lines(String text) {
        return Arrays.stream(text.split("\n", -1)).map(PlainText::line).toList();
    }

    static String text(String text) {
        return String.join("\n", lines(text));
    }
}
