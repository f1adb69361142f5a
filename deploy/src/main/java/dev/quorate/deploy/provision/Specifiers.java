package dev.quorate.deploy.provision;

import java.util.Optional;

/// systemd's `%` in a word (systemd.unit, "Specifiers"). An unknown one makes systemd drop the whole
/// assignment or command; seen on 252.
final class Specifiers {
    private static final String KNOWN = "aAbBcCdDEfgGhHiIjJlLmMnNopPqrRsStTuUvVwWyY";

    private Specifiers() {}

    /// The word with `%%` as `%`; what only the host knows stands as `<%m>`. Empty where a specifier is
    /// unknown.
    static Optional<String> resolved(String word) {
        var text = new StringBuilder();
        for (var at = 0; at < word.length(); at++) {
            var c = word.charAt(at);
            if (c != '%' || at + 1 == word.length()) {
                text.append(c);
                continue;
            }
            var letter = word.charAt(++at);
            if (letter != '%' && KNOWN.indexOf(letter) < 0) {
                return Optional.empty();
            }
            text.append(letter == '%' ? "%" : "<%" + letter + ">");
        }
        return Optional.of(text.toString());
    }
}
