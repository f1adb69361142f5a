package dev.quorate.chat.console;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;

/// There was nobody to talk to. The message is one line for the person at the terminal.
final class NoBot extends Exception {
    private static final long serialVersionUID = 1;

    private NoBot(String message, Throwable cause) {
        super(message, cause);
    }

    static NoBot at(Path socket, IOException cause) {
        return new NoBot(why(socket, cause), cause);
    }

    private static String why(Path socket, IOException cause) {
        if (!Files.exists(socket)) {
            return "no bot listens at " + socket + "; start it with `quorate serve --config FILE`, or name its socket"
                    + " with --socket";
        }
        return cause instanceof ConnectException
                ? "the bot that listened at " + socket + " is gone; start it with `quorate serve --config FILE`"
                : "you may not open " + socket + "; ask for the group that its directory belongs to";
    }
}
