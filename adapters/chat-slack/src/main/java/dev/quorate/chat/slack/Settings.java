package dev.quorate.chat.slack;

import dev.quorate.chat.slack.api.Token;
import java.net.InetSocketAddress;

/// How to reach Slack, and how Slack reaches us.
///
/// - `apiUrl`: the base of the Web API with its slash, `https://slack.com/api/`
public record Settings(String apiUrl, Token botToken, Mode mode) {
    public sealed interface Mode {
        /// We open a socket to Slack: nothing needs to listen.
        record Socket(Token appToken) implements Mode {}

        /// Slack sends to us, signed.
        record Http(InetSocketAddress listen, Token signingSecret) implements Mode {}
    }
}
