package dev.quorate.chat.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What `quorate chat` was asked for.
///
/// - `command`: say this one thing and leave; without it a person types
/// - `terminal`: the output is a terminal, so a line may be written over; `color`: and color is wanted (no
///   NO_COLOR)
/// - `history`: the file that keeps what was typed
/// - `patience`: how long a bot that went away is waited for
public record ClientOptions(
        Path socket,
        Optional<String> room,
        Optional<String> as,
        Optional<String> command,
        boolean json,
        boolean noWait,
        Optional<Duration> timeout,
        boolean terminal,
        boolean color,
        Optional<Path> history,
        Duration patience) {
    /// A bot that restarts in the middle of a run is back well within this.
    public static final Duration PATIENCE = Duration.ofSeconds(60);
}
