package dev.quorate.chat.slack.api;

/// A secret of Slack's that must not get into a log: it shows itself to nobody who does not ask for it.
public record Token(String secret) {
    public Token {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a token of Slack is empty");
        }
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
