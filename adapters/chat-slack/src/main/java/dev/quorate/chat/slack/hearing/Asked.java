package dev.quorate.chat.slack.hearing;

import java.time.Duration;

/// What came of asking Slack for something that we cannot begin without.
sealed interface Asked<T> {
    record Said<T>(T value) implements Asked<T> {}

    /// A person must act first; `advice` says how.
    record Denied<T>(String advice) implements Asked<T> {}

    /// Slack is away or busy. `after` is zero where it did not say for how long.
    record Later<T>(Duration after, String why) implements Asked<T> {}
}
