package dev.quorate.core.mail;

import java.time.Duration;

/// How often a chat may be called: our own budget, below what the vendor allows.
///
/// - `posts`: messages, for each channel
/// - `updates`, `looks`, `uploads`: edits, readings and files, over all channels
public record Limits(Rate posts, Rate updates, Rate looks, Rate uploads) {
    /// One call for each `each` in the long run, and at most `allowance` at once.
    public record Rate(Duration each, int allowance) {}

    /// What all channels of a chat share.
    record Shared(Pace updates, Pace looks, Pace uploads) {
        static Shared of(Limits limits) {
            return new Shared(new Pace(limits.updates()), new Pace(limits.looks()), new Pace(limits.uploads()));
        }
    }
}
