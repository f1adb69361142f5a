package dev.quorate.deploy.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The chats that people reach the bot through; at least one.
public record Chats(Optional<Slack> slack, Optional<Discord> discord, Optional<Console> console) {
    /// `apiUrl` replaces Slack's own address.
    public record Slack(SlackMode mode, SecretFile botToken, Optional<String> apiUrl) {
        private static final String OWN = "https://slack.com/api/";

        /// The base of the Web API, with a slash at its end.
        public String webApi() {
            return apiUrl.map(url -> url.endsWith("/") ? url : url + "/").orElse(OWN);
        }
    }

    public sealed interface SlackMode {}

    public record SocketMode(SecretFile appToken) implements SlackMode {}

    public record HttpMode(String listen, SecretFile signingSecret) implements SlackMode {}

    /// `apiUrl` and `gatewayUrl` replace Discord's own addresses. What happens in other guilds is not heard.
    public record Discord(SecretFile token, List<String> guilds, Optional<String> apiUrl, Optional<String> gatewayUrl) {
        private static final String OWN = "https://discord.com/api/v10/";

        public Discord {
            guilds = List.copyOf(guilds);
        }

        /// The base of the REST API, with a slash at its end.
        public String restApi() {
            return apiUrl.map(url -> url.endsWith("/") ? url : url + "/").orElse(OWN);
        }
    }

    /// `allowAs` lets root speak as any person: for drills.
    public record Console(Path socket, boolean allowAs) {}
}
