package dev.quorate.host;

import dev.quorate.host.Secret.Span;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Long random-looking values behind `=` or `:`. Ids are not secrets: 16 hex digits are a member, 32 are a
/// machine id and, on Container Linux, a member's name; longer ones are spared where their name says that
/// they are a digest.
final class Entropy {
    private static final int SHORTEST = 32;
    private static final int LONGEST = 4096;
    private static final int MACHINE_ID = 32;
    private static final double BITS_OF_MIXED_CASE = 4.0;
    private static final double BITS_OF_ONE_CASE = 4.3;

    private static final List<String> DIGESTS =
            List.of("sha", "digest", "hash", "sum", "commit", "revision", "id", "name", "version");

    private Entropy() {}

    static @Nullable Span value(String text, int at) {
        if (at == 0 || !isPart(text.charAt(at)) || isPart(text.charAt(at - 1))) {
            return null;
        }
        var sign = signBefore(text, at);
        if (sign < 0) {
            return null;
        }
        var end = Scan.skip(text, at, Entropy::isPart);
        var value = text.substring(at, end);
        return value.length() >= SHORTEST && value.length() <= LONGEST && looksRandom(value, nameBefore(text, sign))
                ? new Span("random", at, Scan.skip(text, end, c -> c == '='))
                : null;
    }

    private static boolean looksRandom(String value, String name) {
        if (value.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return value.length() > MACHINE_ID
                    && !isAllDigits(value)
                    && DIGESTS.stream().noneMatch(name::contains);
        }
        var lower = value.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        var upper = value.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        var digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!digit || value.startsWith("/")) {
            return false;
        }
        return (lower && upper)
                ? bits(value) >= BITS_OF_MIXED_CASE
                : isOneWord(value) && bits(value) >= BITS_OF_ONE_CASE;
    }

    /// Names of things are words with separators between them.
    private static boolean isOneWord(String value) {
        return value.chars().filter(c -> !Scan.isAlphanumeric(c)).count() <= 2;
    }

    private static boolean isAllDigits(String value) {
        return value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Shannon's entropy of the characters, in bits for each.
    private static double bits(String value) {
        var counts = new HashMap<Integer, Integer>();
        value.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    /// The `=` or `:` that this is the value of; only quotes and a blank may stand between.
    private static int signBefore(String text, int at) {
        for (var i = at - 1; i >= 0 && i >= at - 4; i--) {
            var c = text.charAt(i);
            if (c == '=' || c == ':') {
                return i;
            }
            if (c != '"' && c != '\'' && c != '\\' && c != ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static String nameBefore(String text, int sign) {
        var end = sign;
        while (end > 0 && !Scan.isTokenPart(text.charAt(end - 1)) && sign - end < 3) {
            end--;
        }
        var start = end;
        while (start > 0 && end - start < 64 && Scan.isTokenPart(text.charAt(start - 1))) {
            start--;
        }
        return Scan.plain(text.substring(start, end));
    }

    private static boolean isPart(int c) {
        return Scan.isTokenPart(c) || c == '+' || c == '/';
    }
}
