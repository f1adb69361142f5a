package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.Inert;
import dev.quorate.core.layout.Line;
import dev.quorate.core.layout.Line.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Lines in Discord's markdown. Bold and code are ours; nothing that people or hosts wrote works in it: no mention,
/// link, emoji, timestamp, emphasis, spoiler, heading, list, quote or fence.
///
/// A sign behind a backslash is shown as it is, and the backslash is not. Signs that Discord's servers look for
/// before there is any markdown (`@`, `://`, an invitation) are broken up in the text itself.
final class Markdown {
    private static final String ALWAYS = "\\*_~`|<>#[";

    private Markdown() {}

    static String of(Line line) {
        var text = new StringBuilder();
        for (var span : joined(line)) {
            switch (span.style()) {
                case PLAIN -> text.append(escaped(span.text(), text.isEmpty()));
                case BOLD -> around(text, "**", span.text(), escaped(span.text().strip(), true));
                case CODE -> around(text, "`", span.text(), verbatim(span.text().strip()));
            }
        }
        return text.toString();
    }

    /// At most so long as it is posted, which is never shorter than what is read; a line that is cut says so.
    static String of(Line line, int most) {
        var text = of(line.within(most));
        var length = Math.min(line.length(), most);
        while (text.length() > most && length > 0) {
            text = of(line.within(length));
            length -= Math.max(1, (text.length() - most) / 4);
        }
        return text;
    }

    /// All of them, each cut shorter until they have room together.
    static String of(List<Line> lines, int room) {
        var each = room;
        var text = text(lines, each);
        while (text.length() > room && each > 40) {
            each = each * 3 / 4;
            text = text(lines, each);
        }
        return text;
    }

    /// Letter by letter, each as wide as the next.
    static String fence(List<Line> lines) {
        var text = lines.stream().map(line -> verbatim(line.plain())).collect(Collectors.joining("\n"));
        return "```\n" + (text.isBlank() ? "(blank)" : text) + "\n```";
    }

    private static String text(List<Line> lines, int each) {
        return lines.stream().map(line -> of(line, each)).collect(Collectors.joining("\n"));
    }

    /// Two marks in a row would be read as one.
    private static List<Span> joined(Line line) {
        var spans = new ArrayList<Span>();
        for (var span : line.spans()) {
            if (!spans.isEmpty() && spans.getLast().style() == span.style()) {
                var before = spans.removeLast();
                spans.add(new Span(before.text() + span.text(), span.style()));
            } else {
                spans.add(span);
            }
        }
        return spans;
    }

    /// Blanks stay outside of the marks.
    private static void around(StringBuilder text, String mark, String whole, String inside) {
        var blanks = whole.length() - whole.stripLeading().length();
        text.append(whole, 0, blanks);
        if (!inside.isEmpty()) {
            text.append(mark).append(inside).append(mark);
            text.append(whole, whole.stripTrailing().length(), whole.length());
        }
    }

    /// For where backslashes are shown.
    private static String verbatim(String text) {
        return unlinked(text).replace('`', '\'');
    }

    private static String escaped(String text, boolean begins) {
        var safe = unlinked(text);
        var out = new StringBuilder(safe.length() + 16);
        var opening = begins ? opening(safe) : -1;
        var end = 0;
        var namesEmoji = false;
        for (var at = 0; at < safe.length(); at++) {
            if (at >= end) {
                end = wordEnd(safe, at);
                namesEmoji = namesEmoji(safe.substring(at, end));
            }
            var c = safe.charAt(at);
            if (at == opening || ALWAYS.indexOf(c) >= 0 || (c == ':' && namesEmoji)) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /// Behind this word, or behind the blank that stands here.
    private static int wordEnd(String text, int from) {
        var end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return Math.max(end, from + 1);
    }

    /// Where the sign stands that would make the line an item of a list or small print, or -1.
    private static int opening(String text) {
        var at = text.length() - text.stripLeading().length();
        if (at < text.length() && "-+".indexOf(text.charAt(at)) >= 0) {
            return at;
        }
        var dot = at;
        while (dot < text.length() && Character.isDigit(text.charAt(dot))) {
            dot++;
        }
        return dot > at && dot < text.length() && text.charAt(dot) == '.' ? dot : -1;
    }

    /// Whether the word could hold `:fire:`. A time holds two colons too, and stays readable.
    private static boolean namesEmoji(String word) {
        return word.chars().filter(c -> c == ':').count() > 1 && !isTime(word);
    }

    /// `02:11:40`, perhaps with a date in front of it or a stop behind it.
    private static boolean isTime(String word) {
        var hours = word.indexOf(':') - 2;
        var end = hours + "02:11:40".length();
        return hours >= 0
                && end <= word.length()
                && word.charAt(hours + 5) == ':'
                && isDigits(word, hours)
                && isDigits(word, hours + 3)
                && isDigits(word, hours + 6)
                && word.indexOf(':', end) < 0;
    }

    private static boolean isDigits(String word, int at) {
        return Character.isDigit(word.charAt(at)) && Character.isDigit(word.charAt(at + 1));
    }

    /// Invitations and gifts are found without an address in front of them.
    private static String unlinked(String text) {
        var safe = Inert.defused(text);
        var lower = safe.toLowerCase(Locale.ROOT);
        var out = new StringBuilder(safe.length());
        for (var at = 0; at < safe.length(); at++) {
            var isDot = safe.charAt(at) == '.'
                    && (lower.startsWith("discord", at - 7) || lower.startsWith("discordapp", at - 10));
            out.append(isDot ? "[.]" : safe.substring(at, at + 1));
        }
        return out.toString();
    }
}
