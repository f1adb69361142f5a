package dev.quorate.core.mail;

import java.time.Instant;

/// What came of something that is to be done once: it is done, it must be tried again, or it will never be.
sealed interface Go<T> {
    record Got<T>(T value) implements Go<T> {}

    record NotYet<T>(Instant until) implements Go<T> {}

    record Never<T>(Outcome.Refused<?> no) implements Go<T> {}
}
