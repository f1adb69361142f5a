package dev.quorate.chat.console;

/// The socket could not be opened. The message is one sentence for the person who starts the bot.
public final class CannotListen extends Exception {
    private static final long serialVersionUID = 1;

    CannotListen(String message) {
        super(message);
    }

    CannotListen(String message, Throwable cause) {
        super(message, cause);
    }
}
