package dev.quorate.host;

import dev.quorate.host.Secret.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Secrets in URLs: a name and password in front of the host, or a path that is itself the key to something.
final class UrlSecrets {
    private static final int LONGEST_USER_INFO = 300;
    private static final int SHORTEST_TOKEN = 8;

    /// What stands before the secret part of a path, and its class. Whoever has a discovery token can put a
    /// member into the cluster that boots by it.
    private static final List<Map.Entry<String, String>> PATHS = List.of(
            Map.entry("/discovery.etcd.io/", "discovery"),
            Map.entry("/v2/keys/discovery/", "discovery"),
            Map.entry("/v2/keys/_etcd/registry/", "discovery"),
            Map.entry("/hooks.slack.com/services/", "webhook"),
            Map.entry("/api/webhooks/", "webhook"));

    private UrlSecrets() {}

    static @Nullable Span userInfo(String text, int at) {
        if (!text.startsWith("://", at)) {
            return null;
        }
        var start = at + 3;
        var end = Scan.skip(text, start, c -> c > ' ' && "/?#@\"'<>".indexOf(c) < 0);
        return end > start && end - start <= LONGEST_USER_INFO && Scan.isAt(text, end, '@')
                ? new Span("userinfo", start, end)
                : null;
    }

    static @Nullable Span path(String text, int at) {
        if (text.charAt(at) != '/') {
            return null;
        }
        for (var path : PATHS) {
            if (Scan.continues(text, at, path.getKey())) {
                var start = at + path.getKey().length();
                var slashes = path.getValue().equals("webhook");
                var end = Scan.skip(text, start, c -> Scan.isTokenPart(c) || (slashes && c == '/'));
                return end - start >= SHORTEST_TOKEN ? new Span(path.getValue(), start, end) : null;
            }
        }
        return null;
    }
}
