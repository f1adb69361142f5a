package dev.quorate.chat.slack.api;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the app must be allowed at Slack, and for what: each method we call and each event we hear, with its
/// scopes. deploy/slack-manifest.yaml asks for these and no others.
public final class Permissions {
    private static final Map<String, Set<String>> NEEDED = Map.ofEntries(
            Map.entry("auth.test", Set.of()),
            Map.entry("views.open", Set.of()),
            Map.entry("chat.postMessage", Set.of("chat:write")),
            Map.entry("chat.update", Set.of("chat:write")),
            Map.entry("chat.postEphemeral", Set.of("chat:write")),
            Map.entry("conversations.info", Set.of("channels:read", "groups:read")),
            Map.entry("conversations.history", Set.of("channels:history", "groups:history")),
            Map.entry("conversations.replies", Set.of("channels:history", "groups:history")),
            Map.entry("users.info", Set.of("users:read")),
            Map.entry("files.getUploadURLExternal", Set.of("files:write")),
            Map.entry("files.completeUploadExternal", Set.of("files:write")),
            Map.entry("slash commands", Set.of("commands")),
            Map.entry("event app_mention", Set.of("app_mentions:read")),
            Map.entry("event message.channels", Set.of("channels:history")),
            Map.entry("event message.groups", Set.of("groups:history")),
            Map.entry("event message.im", Set.of("im:history")),
            Map.entry("event user_change", Set.of("users:read")));

    private Permissions() {}

    /// Scopes of the bot's token, each with what it is needed for.
    public static Map<String, Set<String>> reasons() {
        var reasons = new TreeMap<String, Set<String>>();
        NEEDED.forEach((use, scopes) -> scopes.forEach(scope -> reasons.merge(scope, Set.of(use), Permissions::both)));
        return Map.copyOf(reasons);
    }

    /// The only scope of the app's own token, which Socket Mode needs.
    public static String ofAppToken() {
        return "connections:write";
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        var all = new java.util.TreeSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
