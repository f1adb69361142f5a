package dev.quorate.core.mail;

import java.time.Instant;

/// When somebody wants to go on: at once if it did something, later if it must wait, never if it has nothing.
final class Turn {
    static final Instant NEVER = Instant.MAX;

    private Turn() {}

    static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
