package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a thread is called: after the plan on the card that it hangs on, `plan 7f3a: replace member 10.0.1.2 in
/// prod-eu`, without the state, which changes. Below another message, after its first line.
final class ThreadName {
    private static final int MOST = 100;
    private static final int BRIEF = 4;
    private static final Pattern MARKS = Pattern.compile("\\*\\*|`|\\\\(?=\\p{Punct})");
    private static final Pattern DIGEST = Pattern.compile("[a-z-]+:([0-9a-f]{64})");
    private static final String UNNAMED = "answer";

    private ThreadName() {}

    /// - `message`: as it was looked up, or not
    static String of(Reply message) {
        var name = message instanceof Reply.Done(var body) ? name(body) : "";
        return name.isBlank() ? UNNAMED : cut(name);
    }

    private static String name(JsonNode message) {
        var title = message.path("embeds").path(0).path("title").asText();
        var plan = digest(message).map(digest -> "plan " + digest.substring(0, BRIEF) + ": ");
        if (title.isEmpty() || plan.isEmpty()) {
            return plain(message.path("content").asText().lines().findFirst().orElse(""));
        }
        var colon = title.indexOf(": ");
        return plan.get() + plain(colon < 0 ? title : title.substring(colon + 2));
    }

    private static Optional<String> digest(JsonNode message) {
        return message.findValues("custom_id").stream()
                .map(id -> DIGEST.matcher(id.asText()))
                .filter(java.util.regex.Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    /// Names have no markdown.
    private static String plain(String markdown) {
        return MARKS.matcher(markdown).replaceAll("").strip();
    }

    private static String cut(String name) {
        return name.length() <= MOST
                ? name
                : name.substring(
                                0,
                                name.offsetByCodePoints(
                                        0, Math.min(MOST - 3, name.codePointCount(0, name.length()) - 1)))
                        + "...";
    }
}
