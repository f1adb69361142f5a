package dev.quorate.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What somebody wants of the program.
sealed interface Call {
    record Serve(Path config) implements Call {}

    record Rehearse(Path socket) implements Call {}

    record Check(Path config, boolean json) implements Call {}

    /// `socket` comes from the configuration where it is empty.
    record Chat(
            Path config,
            Optional<Path> socket,
            Optional<String> room,
            Optional<String> as,
            Optional<String> command,
            boolean json,
            boolean noWait,
            Optional<Duration> timeout)
            implements Call {}

    record RecordList(Path config, boolean json) implements Call {}

    record RecordShow(Path config, String run, boolean json) implements Call {}

    record Version() implements Call {}

    /// `text` is the help that was asked for.
    record Help(String text) implements Call {}

    /// `line` says what does not fit and how to get help.
    record Misuse(String line) implements Call {}
}
