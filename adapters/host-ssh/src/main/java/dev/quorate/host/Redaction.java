package dev.quorate.host;

import dev.quorate.core.notice.PlainText;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Hides secrets in text from hosts. What is hidden leaves `[redacted:class:h4]`; the four digits come from
/// a keyed hash whose key dies with the process, so that equal secrets can be told to be equal and nothing
/// else.
///
/// Plain scanners, one pass, no regular expressions: hostile text must not be able to make us slow.
final class Redaction {
    private static final int LONGEST_QUOTE = 300;
    private static final int MOST_LINES = 3;

    private final SecretKeySpec key;
    private final List<Secret> secrets = Secret.all();

    Redaction() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    /// One line, redacted first and then made harmless for terminals and chats.
    String line(String text) {
        return PlainText.line(hide(text));
    }

    /// What a command said on stderr, short enough for one sentence, without its last full stop.
    String said(String text) {
        var said = text.lines()
                .map(this::line)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_LINES)
                .collect(Collectors.joining("; "));
        var cut = said.length() > LONGEST_QUOTE ? said.substring(0, LONGEST_QUOTE) + "..." : said;
        return cut.endsWith(".") && !cut.endsWith("...") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /// The same in brackets, to stand behind a clause; nothing where nothing was said.
    String aside(String text) {
        var said = said(text);
        return said.isEmpty() ? "" : " (" + said + ")";
    }

    String hide(String text) {
        var out = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            var found = at(text, at);
            if (found == null) {
                out.append(text.charAt(at++));
            } else {
                out.append(text, at, found.start())
                        .append(mark(found.kind(), text.substring(found.start(), found.end())));
                at = found.end();
            }
        }
        return out.toString();
    }

    String mark(String kind, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var hash = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return String.format("[redacted:%s:%02x%02x]", kind, hash[0], hash[1]);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private Secret.@Nullable Span at(String text, int at) {
        for (var secret : secrets) {
            var span = secret.at(text, at);
            if (span != null) {
                return span;
            }
        }
        return null;
    }
}
