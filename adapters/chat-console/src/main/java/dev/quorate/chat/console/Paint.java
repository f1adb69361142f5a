package dev.quorate.chat.console;

import java.util.List;
import java.util.Set;

/// Color by what a line means, never by what it says; nothing where color is off.
record Paint(boolean on) {
    private static final Set<String> GOOD = Set.of("done", "healthy", "verified", "counted");
    private static final Set<String> BAD =
            Set.of("failed", "denied", "expired", "void", "unhealthy", "not-counted", "needs-person", "unknown");

    List<String> all(ChatLine line, List<String> lines) {
        var code = code(line);
        return !on || code.isEmpty()
                ? lines
                : lines.stream().map(text -> code + text + "\u001b[0m").toList();
    }

    private static String code(ChatLine line) {
        return switch (line.kind()) {
            case "plan" -> "\u001b[1m";
            case "journal" -> "\u001b[2m";
            case "refusal", "error" -> "\u001b[31m";
            default -> GOOD.contains(line.state()) ? "\u001b[32m" : BAD.contains(line.state()) ? "\u001b[31m" : "";
        };
    }
}
