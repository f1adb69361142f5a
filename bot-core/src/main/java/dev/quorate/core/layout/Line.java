package dev.quorate.core.layout;

import java.util.ArrayList;
import java.util.List;

/// One line to be read, in pieces of one style each; every piece is made inert as it comes in.
public record Line(List<Span> spans) {
    public enum Style {
        PLAIN,
        BOLD,
        CODE
    }

    public record Span(String text, Style style) {}

    public Line {
        spans = List.copyOf(spans);
    }

    public static Line of(String text) {
        return new Line(List.of()).and(text);
    }

    public static Line bold(String text) {
        return new Line(List.of()).with(text, Style.BOLD);
    }

    public Line and(String text) {
        return with(text, Style.PLAIN);
    }

    public Line andBold(String text) {
        return with(text, Style.BOLD);
    }

    public Line andCode(String text) {
        return with(text, Style.CODE);
    }

    /// What stands between two backticks is code, as the core writes what people may say.
    public Line andMarked(String text) {
        var parts = text.split("`", -1);
        var line = this;
        for (var at = 0; at < parts.length; at++) {
            var open = at % 2 == 1 && at == parts.length - 1;
            line = open ? line.and("`" + parts[at]) : line.with(parts[at], at % 2 == 1 ? Style.CODE : Style.PLAIN);
        }
        return line;
    }

    /// Of all of them, each with its end.
    public static int characters(List<Line> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }

    public int length() {
        return spans.stream().mapToInt(span -> span.text().length()).sum();
    }

    public String plain() {
        return String.join("", spans.stream().map(Span::text).toList());
    }

    /// At most so long; what is cut off leaves a sign.
    public Line within(int most) {
        if (length() <= most) {
            return this;
        }
        var kept = new ArrayList<Span>();
        var room = most;
        for (var span : spans) {
            var text = span.text().length() <= room - 6 ? span.text() : Inert.cut(span.text() + "      ", room);
            kept.add(new Span(text, span.style()));
            room -= text.length();
            if (room <= 6) {
                break;
            }
        }
        return new Line(kept);
    }

    private Line with(String text, Style style) {
        var safe = Inert.line(text);
        if (safe.isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(spans);
        more.add(new Span(safe, style));
        return new Line(more);
    }
}
