package dev.quorate.chat.slack.fake;

import java.util.Map;
import java.util.Optional;

/// What each method asks of the token, as its page on docs.slack.dev/reference/methods says.
final class Scopes {
    /// Empty: any bot token will do.
    private static final Map<String, String> NEEDED = Map.ofEntries(
            Map.entry("auth.test", ""),
            Map.entry("apps.connections.open", "connections:write"),
            Map.entry("chat.postMessage", "chat:write"),
            Map.entry("chat.update", "chat:write"),
            Map.entry("chat.delete", "chat:write"),
            Map.entry("chat.postEphemeral", "chat:write"),
            Map.entry("chat.getPermalink", ""),
            Map.entry("conversations.info", "channels:read"),
            Map.entry("conversations.members", "channels:read"),
            Map.entry("conversations.history", "channels:history"),
            Map.entry("conversations.replies", "channels:history"),
            Map.entry("users.info", "users:read"),
            Map.entry("files.getUploadURLExternal", "files:write"),
            Map.entry("files.completeUploadExternal", "files:write"),
            Map.entry("views.open", ""),
            Map.entry("views.update", ""));

    private Scopes() {}

    /// Empty for a method that Slack, as far as it is copied here, does not have.
    static Optional<String> neededBy(String method) {
        return Optional.ofNullable(NEEDED.get(method));
    }
}
