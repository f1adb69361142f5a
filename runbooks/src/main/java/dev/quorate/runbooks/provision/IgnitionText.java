package dev.quorate.runbooks.provision;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An Ignition 2.0.0 configuration with one unit that is enabled and its drop-ins, laid out as the
/// transpiler's.
final class IgnitionText {
    private IgnitionText() {}

    static String of(String unit, List<DropIn> dropIns) {
        return """
            {
              "ignition": {
                "version": "2.0.0",
                "config": {}
              },
              "storage": {},
              "systemd": {
                "units": [
                  {
                    "name": %s,
                    "enable": true,
                    "dropins": [
            %s
                    ]
                  }
                ]
              },
              "networkd": {},
              "passwd": {}
            }
            """.formatted(
                        json(unit), dropIns.stream().map(IgnitionText::dropIn).collect(Collectors.joining(",\n")));
    }

    private static String dropIn(DropIn dropIn) {
        return """
            {
              "name": %s,
              "contents": %s
            }\
            """.formatted(json(dropIn.name()), json(dropIn.contents()))
                .indent(10)
                .stripTrailing();
    }

    /// As JSON needs it (RFC 8259, section 7) and no more: `<` may stand as it is.
    static String json(String text) {
        return text.chars().mapToObj(IgnitionText::json).collect(Collectors.joining("", "\"", "\""));
    }

    private static String json(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c);
        };
    }
}
