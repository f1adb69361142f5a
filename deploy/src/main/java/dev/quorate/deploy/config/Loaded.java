package dev.quorate.deploy.config;

/// What came of reading the file.
public sealed interface Loaded {
    record Read(Configuration configuration) implements Loaded {}

    /// `line` is all that the operator needs: file, line, key, what to write.
    record Wrong(String line) implements Loaded {}
}
