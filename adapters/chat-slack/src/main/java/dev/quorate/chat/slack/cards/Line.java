package dev.quorate.chat.slack.cards;

import java.util.ArrayList;
import java.util.List;

/// One line to be read, in pieces of one style each; every piece is made inert as it comes in.
record Line(List<Span> spans) {
    enum Style {
        PLAIN,
        BOLD,
        CODE
    }

    record Span(String text, Style style) {}

    Line {
        spans = List.copyOf(spans);
    }

    static Line of(String text) {
        return new Line(List.of()).and(text);
    }

    static Line bold(String text) {
        return new Line(List.of()).with(text, Style.BOLD);
    }

    Line and(String text) {
        return with(text, Style.PLAIN);
    }

    Line andBold(String text) {
        return with(text, Style.BOLD);
    }

    Line andCode(String text) {
        return with(text, Style.CODE);
    }

    /// What stands between two backticks is code, as the core writes what people may say.
    Line andMarked(String text) {
        var parts = text.split("`", -1);
        var line = this;
        for (var at = 0; at < parts.length; at++) {
            var open = at % 2 == 1 && at == parts.length - 1;
            line = open ? line.and("`" + parts[at]) : line.with(parts[at], at % 2 == 1 ? Style.CODE : Style.PLAIN);
        }
        return line;
    }

    int length() {
        return spans.stream().mapToInt(span -> span.text().length()).sum();
    }

    String plain() {
        return String.join("", spans.stream().map(Span::text).toList());
    }

    /// At most so long; what is cut off leaves a sign.
    Line within(int most) {
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
