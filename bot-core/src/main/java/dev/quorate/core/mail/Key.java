package dev.quorate.core.mail;

import java.util.List;

/// By what we know one of our messages again: it rides along with the message.
///
/// - `letter`: the letter of the outbox that it is for; `with`: further ones that it carries too
/// - `part`: which of the messages for that letter; empty for the letter itself
public record Key(long letter, List<Long> with, String part) {
    public Key {
        with = List.copyOf(with);
    }

    public static Key of(long letter) {
        return new Key(letter, List.of(), "");
    }

    public static Key of(long letter, String part) {
        return new Key(letter, List.of(), part);
    }

    public boolean isSameMessage(Key other) {
        return letter == other.letter && part.equals(other.part);
    }
}
