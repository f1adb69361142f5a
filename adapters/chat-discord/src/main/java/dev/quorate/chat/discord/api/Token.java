package dev.quorate.chat.discord.api;

import java.util.regex.Pattern;

/// The bot's token, which must not get into a log: it shows itself to nobody who does not ask for it.
public record Token(String secret) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~:=+-]+");

    /// Throws for what can be no token: it goes into headers and addresses as it is.
    public Token {
        if (!SHAPE.matcher(secret).matches()) {
            throw new IllegalArgumentException("the token of Discord is empty, or has a sign in it that none has");
        }
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
