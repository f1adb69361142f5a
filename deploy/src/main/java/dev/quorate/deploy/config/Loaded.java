package dev.quorate.deploy.config;

/// What came of reading the file, or a part of it.
public sealed interface Loaded<T> {
    record Read<T>(T value) implements Loaded<T> {}

    /// `line` is all that the operator needs: file, line, key, what to write.
    record Wrong<T>(String line) implements Loaded<T> {}
}
