package dev.quorate.deploy.config;

import dev.quorate.journal.PostgresqlAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// Where the durable record is, and beside it what a bot keeps for itself.
public sealed interface Store {
    /// Where this bot keeps its own files; below it are the snapshots of the clusters.
    Path folder();

    /// One file; its lock is beside it.
    record Sqlite(Path file) implements Store {
        @Override
        public Path folder() {
            return Objects.requireNonNull(file.getParent(), "the store's path is absolute");
        }
    }

    /// One database for several bots.
    ///
    /// - `lease`: for how long a bot leads on that the database does not hear
    record Postgresql(PostgresqlAddress address, SecretFile password, Path folder, Duration lease) implements Store {}
}
