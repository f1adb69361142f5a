package dev.quorate.chat.discord.api;

/// The bot's token, which must not get into a log: it shows itself to nobody who does not ask for it.
public record Token(String secret) {
    public Token {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the token of Discord is empty");
        }
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
