package dev.quorate.chat.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lines of the room as people read them: the time and the text, which begins with the state. What a host
/// said stands behind a gutter. The card is shown once; a terminal cannot edit what has scrolled away.
final class Transcript {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String MARGIN = " ".repeat("02:11:40 UTC ".length());

    private final Paint paint;

    Transcript(Paint paint) {
        this.paint = paint;
    }

    List<String> of(ChatLine line) {
        return switch (line.kind()) {
            case "card" -> List.of();
            case "plan" -> card(line);
            case "journal" ->
                stamped(line, "| " + line.text("host") + " " + line.text("unit") + ": " + line.text("text"));
            case "said" -> stamped(line, line.text("who") + "> " + line.text("text"));
            case "refusal", "error" -> stamped(line, line.kind() + ": " + line.text("text"));
            default -> stamped(line, line.text("text"));
        };
    }

    private List<String> card(ChatLine line) {
        var lines = new ArrayList<>(Harmless.lines(line.text("text")));
        lines.set(0, clock(line) + lines.getFirst());
        return paint.all(line, lines);
    }

    private List<String> stamped(ChatLine line, String text) {
        var lines = new ArrayList<>(Harmless.lines(text));
        lines.replaceAll(MARGIN::concat);
        lines.set(0, clock(line) + lines.getFirst().substring(MARGIN.length()));
        return paint.all(line, lines);
    }

    private static String clock(ChatLine line) {
        try {
            return CLOCK.format(Instant.parse(line.text("at"))) + " UTC ";
        } catch (DateTimeException e) {
            return MARGIN;
        }
    }
}
