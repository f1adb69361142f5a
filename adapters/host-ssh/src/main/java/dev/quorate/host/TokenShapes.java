package dev.quorate.host;

import dev.quorate.host.Secret.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Secrets that are known by their own shape, wherever they stand.
final class TokenShapes {
    private static final int AWS_LENGTH = 20;
    private static final List<String> AWS = List.of("AKIA", "ASIA", "AROA", "AIDA");

    private TokenShapes() {}

    /// A private key in PEM form, to its end or to the end of the line.
    static @Nullable Span key(String text, int at) {
        if (!text.startsWith("-----BEGIN ", at)) {
            return null;
        }
        var label = text.indexOf("-----", at + 5);
        if (label < 0 || !text.substring(at, label).contains("PRIVATE KEY")) {
            return null;
        }
        var end = text.indexOf("-----END ", label);
        var close = end < 0 ? -1 : text.indexOf("-----", end + 5);
        return new Span("key", at, close < 0 ? text.length() : close + 5);
    }

    /// Three parts of base64, the first of which begins as `{"` does.
    static @Nullable Span jwt(String text, int at) {
        if (!text.startsWith("eyJ", at) || !Scan.wordBegins(text, at)) {
            return null;
        }
        var first = part(text, at, 10);
        var second = first < 0 ? -1 : part(text, first + 1, 10);
        if (second < 0) {
            return null;
        }
        return new Span("jwt", at, Scan.skip(text, second + 1, Scan::isTokenPart));
    }

    static @Nullable Span slack(String text, int at) {
        var prefix =
                Scan.continues(text, at, "xapp-") || (Scan.continues(text, at, "xox") && Scan.isAt(text, at + 4, '-'));
        if (!prefix || !Scan.wordBegins(text, at)) {
            return null;
        }
        var end = Scan.skip(text, at, Scan::isTokenPart);
        return end - at >= 15 ? new Span("slack", at, end) : null;
    }

    static @Nullable Span aws(String text, int at) {
        if (!Scan.wordBegins(text, at) || AWS.stream().noneMatch(prefix -> text.startsWith(prefix, at))) {
            return null;
        }
        var end = Scan.skip(text, at, c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
        var ends = end == text.length() || !Scan.isTokenPart(text.charAt(end));
        return ends && end - at == AWS_LENGTH ? new Span("aws", at, end) : null;
    }

    /// The bot's id, a time and a signature in base64.
    static @Nullable Span discord(String text, int at) {
        if (at >= text.length() || "MNO".indexOf(text.charAt(at)) < 0 || !Scan.wordBegins(text, at)) {
            return null;
        }
        var id = part(text, at, 23);
        var time = id < 0 || id - at > 28 ? -1 : part(text, id + 1, 6);
        if (time < 0 || time - id > 8) {
            return null;
        }
        var end = Scan.skip(text, time + 1, Scan::isTokenPart);
        return end - time > 27 ? new Span("discord", at, end) : null;
    }

    /// Where a part of at least this length ends in a dot, or -1.
    private static int part(String text, int at, int least) {
        var end = Scan.skip(text, at, Scan::isTokenPart);
        return end - at >= least && Scan.isAt(text, end, '.') ? end : -1;
    }
}
