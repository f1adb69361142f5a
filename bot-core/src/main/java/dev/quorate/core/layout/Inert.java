package dev.quorate.core.layout;

import dev.quorate.core.notice.PlainText;
import java.util.Locale;

/// Text of people and hosts with nothing in it that works: no mention, no link, no markup, no terminal
/// sequence, nothing invisible (guarantees of the house, threats 25 to 30).
///
/// - `line` for what a chat shows letter by letter
/// - `defused` for what it reads: nothing becomes a mention or a link
/// - `plain` for titles and labels, which have no markup of their own
public final class Inert {
    private Inert() {}

    /// One line. Whole terminal sequences are taken out; everything else that hides, moves or turns becomes
    /// something that can be seen.
    public static String line(String text) {
        var clean = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); ) {
            var behind = Ansi.end(text, at);
            if (behind > at) {
                at = behind;
                continue;
            }
            var c = text.codePointAt(at);
            show(clean, c);
            at += Character.charCount(c);
        }
        return clean.toString();
    }

    public static String plain(String text) {
        return defused(line(text))
                .replace('<', '‹')
                .replace('>', '›')
                .replace('&', '＆')
                .replace('`', '\'');
    }

    /// At most so many characters, cut between code points, and saying so.
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var sign = " [cut]";
        var end = Math.max(0, most - sign.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + sign;
    }

    /// Chats link a bare address, and some a bare name; it is read as well with a mark in it.
    public static String defused(String text) {
        var safe = new StringBuilder(text.length());
        var lower = text.toLowerCase(Locale.ROOT);
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            var colon = c == ':' && (lower.startsWith("//", at + 1) || lower.startsWith("mailto", at - 6));
            var dot = c == '.' && lower.startsWith("www", at - 3);
            if (c == '@') {
                safe.append("(at)");
            } else if (colon || dot) {
                safe.append('[').append(c).append(']');
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static void show(StringBuilder clean, int c) {
        if (c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR) {
            clean.append(' ');
        } else if (c < 0x20) {
            clean.appendCodePoint(0x2400 + c);
        } else if (c == 0x7f) {
            clean.append('␡');
        } else if (isHidden(c)) {
            clean.append("\\u{").append(Integer.toHexString(c)).append('}');
        } else {
            clean.appendCodePoint(c);
        }
    }

    private static boolean isHidden(int c) {
        return PlainText.isHidden(c) || isBlank(c);
    }

    /// Letters and marks that have no shape: fillers, variation selectors, joiners.
    private static boolean isBlank(int c) {
        return switch (c) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            default -> (c >= 0x180b && c <= 0x180f) || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
        };
    }
}
