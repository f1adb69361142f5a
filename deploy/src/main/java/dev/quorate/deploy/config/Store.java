package dev.quorate.deploy.config;

import java.nio.file.Path;
import java.util.Objects;

/// Where the durable record is.
public sealed interface Store {
    /// One file; its lock and the snapshots of the clusters are beside it.
    record Sqlite(Path file) implements Store {
        public Path snapshots() {
            return Objects.requireNonNull(file.getParent(), "the store's path is absolute")
                    .resolve("snapshots");
        }
    }

    record Postgresql(String url, SecretFile password) implements Store {}
}
