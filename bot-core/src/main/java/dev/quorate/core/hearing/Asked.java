package dev.quorate.core.hearing;

import java.time.Duration;

/// What came of asking a chat for something that we cannot begin without.
public sealed interface Asked<T> {
    record Said<T>(T value) implements Asked<T> {}

    /// A person must act first; `advice` says how.
    record Denied<T>(String advice) implements Asked<T> {}

    /// The chat is away or busy. `after` is zero where it did not say for how long.
    record Later<T>(Duration after, String why) implements Asked<T> {}
}
