package dev.quorate.host;

import dev.quorate.host.Secret.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Secrets that are known by the name in front of them: `password=...`, `"token":"..."`, `Authorization:
/// Bearer ...`.
final class Assignments {
    private static final List<String> SECRET_NAMES = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "apikey",
            "accesskey",
            "privatekey",
            "credential",
            "authorization");

    /// `password-file`, `auth-token-ttl`: about a secret, not one.
    private static final List<String> HARMLESS_ENDS = List.of("file", "path", "dir", "ttl", "count", "length", "type");

    private static final List<String> SCHEMES = List.of("bearer", "basic", "digest", "token");
    private static final List<String> NO_SECRETS = List.of("true", "false", "null", "nil", "none", "redacted");
    private static final int SHORTEST_TOKEN = 8;

    private Assignments() {}

    /// `Bearer TOKEN` and `Basic BASE64` also without the name of the header; "basic authentication failed"
    /// is neither.
    static @Nullable Span header(String text, int at) {
        var length = Scan.continues(text, at, "bearer ") ? 7 : Scan.continues(text, at, "basic ") ? 6 : 0;
        if (length == 0 || !Scan.wordBegins(text, at)) {
            return null;
        }
        var start = Scan.skip(text, at + length, Scan::isBlank);
        var end = Scan.skip(text, start, c -> Scan.isTokenPart(c) || "+/=.~".indexOf(c) >= 0);
        var token = text.substring(start, end);
        return token.length() >= SHORTEST_TOKEN && !isProse(token)
                ? new Span(length == 7 ? "bearer" : "basic", start, end)
                : null;
    }

    static @Nullable Span named(String text, int at) {
        if ((at > 0 && isNamePart(text.charAt(at - 1))) || !isNamePart(text.charAt(at))) {
            return null;
        }
        var nameEnd = Scan.skip(text, at, Assignments::isNamePart);
        if (!isSecret(text.substring(at, nameEnd))) {
            return null;
        }
        var start = valueStart(text, nameEnd, text.startsWith("--", at));
        if (start < 0) {
            return null;
        }
        var end = valueEnd(text, start);
        return end > start && !NO_SECRETS.contains(Scan.plain(text.substring(start, end)))
                ? new Span("secret", start, end)
                : null;
    }

    private static boolean isSecret(String name) {
        var plain = Scan.plain(name);
        return SECRET_NAMES.stream().anyMatch(plain::contains)
                && HARMLESS_ENDS.stream().noneMatch(plain::endsWith);
    }

    /// Behind `=` or `:` with quotes and blanks around them; behind a blank only for a flag of a command line.
    private static int valueStart(String text, int nameEnd, boolean flag) {
        var at = Scan.skip(text, nameEnd, c -> Scan.isBlank(c) || isQuote(c));
        if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
            return Scan.skip(text, Scan.skip(text, at, c -> c == '=' || c == ':'), c -> Scan.isBlank(c) || isQuote(c));
        }
        return flag && at > nameEnd && at < text.length() && text.charAt(at) != '-' ? at : -1;
    }

    /// In quotes to the closing one, else to the end of the word. A scheme takes the word behind it along.
    private static int valueEnd(String text, int start) {
        if (start == text.length()) {
            return start;
        }
        var quote = text.charAt(start - 1);
        if (quote == '"' || quote == '\'') {
            var end = Scan.skip(text, start, c -> c != quote);
            return end > start && text.charAt(end - 1) == '\\' ? end - 1 : end;
        }
        var end = Scan.skip(text, start, Assignments::isValuePart);
        if (SCHEMES.contains(Scan.plain(text.substring(start, end)))) {
            end = Scan.skip(text, Scan.skip(text, end, Scan::isBlank), Assignments::isValuePart);
        }
        return end;
    }

    private static boolean isNamePart(int c) {
        return Scan.isTokenPart(c) || c == '.';
    }

    private static boolean isQuote(int c) {
        return c == '"' || c == '\'' || c == '\\';
    }

    private static boolean isValuePart(int c) {
        return c > ' ' && ",;&\"')}]<>".indexOf(c) < 0;
    }

    private static boolean isProse(String token) {
        return token.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '.');
    }
}
