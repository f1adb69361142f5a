package dev.quorate.core.mail;

import java.time.Duration;

/// How a call to a chat ended. A failure to answer is a value too: what follows differs for each.
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    /// Too fast: nothing happened, and nothing will before this time is over.
    record Later<T>(Duration retryAfter) implements Outcome<T> {}

    /// The chat could not be reached: nothing happened.
    record Unreached<T>(String why) implements Outcome<T> {}

    /// It said no, and will again.
    record Refused<T>(String error, String whatToDo, Reach reach) implements Outcome<T> {}

    /// The call was on its way when it broke off: it happened, or it did not.
    record Unknown<T>(String why) implements Outcome<T> {}

    /// What a refusal is about.
    enum Reach {
        /// This one call; another one may pass.
        MESSAGE,
        /// Everything in this thread: it is gone, or closed to us.
        THREAD,
        /// Everything in this channel.
        CHANNEL,
        /// Everything with this token.
        ACCOUNT
    }
}
