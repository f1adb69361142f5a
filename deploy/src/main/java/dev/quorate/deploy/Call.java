package dev.quorate.deploy;

import dev.quorate.core.run.Checkpoint;
import dev.quorate.runbooks.provision.NewHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What somebody wants of the program.
sealed interface Call {
    record Serve(Path config) implements Call {}

    record Rehearse(Path socket) implements Call {}

    /// `config` is empty where only `files` are to be checked.
    record Check(Optional<Path> config, List<Path> files, boolean json) implements Call {
        public Check {
            files = List.copyOf(files);
        }
    }

    record Render(Path config, String cluster, NewHost host, boolean json) implements Call {}

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

    record RecordExport(Path config, String run, Format format) implements Call {
        /// How an export is written.
        public enum Format {
            MD,
            HTML,
            JSON
        }
    }

    /// `file` is empty for the store itself.
    record RecordVerify(Path config, Optional<Path> file, Optional<Checkpoint> witness) implements Call {}

    record Version() implements Call {}

    /// `text` is the help that was asked for.
    record Help(String text) implements Call {}

    /// `line` says what does not fit and how to get help.
    record Misuse(String line) implements Call {}
}
