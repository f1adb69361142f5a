package dev.quorate.deploy;

/// A chat cannot be begun, or the record cannot be stood on. The message is one sentence for the person who starts the
/// bot.
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
