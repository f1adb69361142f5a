package dev.quorate.deploy;

import dev.quorate.chat.console.ClientOptions;
import dev.quorate.chat.console.ConsoleClient;
import dev.quorate.deploy.config.Chats.Console;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.Loaded;
import java.nio.file.Path;
import java.util.Optional;

/// `quorate chat`: finds the socket and hands over to the console's own client.
record Chatting(Call.Chat call, Streams streams) {
    int run() {
        return call.socket().map(this::run).orElseGet(this::runAsConfigured);
    }

    private int runAsConfigured() {
        return switch (ConfigurationFile.readConsole(call.config())) {
            case Loaded.Wrong<Console>(var line) -> streams.misused(line);
            case Loaded.Read<Console>(var console) -> run(console.socket());
        };
    }

    private int run(Path socket) {
        var terminal = isTerminal();
        var options = new ClientOptions(
                socket,
                call.room(),
                call.as(),
                call.command(),
                call.json(),
                call.noWait(),
                call.timeout(),
                terminal,
                terminal
                        && Optional.ofNullable(System.getenv("NO_COLOR"))
                                .orElse("")
                                .isEmpty(),
                Optional.of(history()),
                ClientOptions.PATIENCE);
        return new ConsoleClient(options, streams.out(), streams.err()).run();
    }

    /// Where the XDG base directories put what a program remembers.
    private static Path history() {
        var state = Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
                .filter(path -> path.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".local", "state"));
        return state.resolve("quorate").resolve("history");
    }

    /// Java 25 answers null without a terminal, as it did before 22.
    private static boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
    }
}
