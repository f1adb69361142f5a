package dev.quorate.host;

import java.util.Locale;
import java.util.function.IntPredicate;

/// The small steps of the scanners.
final class Scan {
    private Scan() {}

    static boolean isAlphanumeric(int c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    /// What base64 for URLs is made of.
    static boolean isTokenPart(int c) {
        return isAlphanumeric(c) || c == '_' || c == '-';
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /// Whether a word can begin here: nothing of a word stands before.
    static boolean wordBegins(String text, int at) {
        return at == 0 || !isTokenPart(text.charAt(at - 1));
    }

    static int skip(String text, int at, IntPredicate allowed) {
        var end = at;
        while (end < text.length() && allowed.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean continues(String text, int at, String with) {
        return text.regionMatches(true, at, with, 0, with.length());
    }

    static boolean isAt(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /// Lower case without what separates words: `API-Key` and `api_key` are `apikey`.
    static String plain(String name) {
        var plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Scan::isAlphanumeric).forEach(c -> plain.append((char) c));
        return plain.toString();
    }
}
