package dev.quorate.core.hearing;

/// How the way from a chat to us is.
public sealed interface Reach {
    /// For people.
    String text();

    /// Not yet, or not at the moment; it is being tried, for ever.
    record Connecting(String text) implements Reach {}

    /// The chat reaches us.
    record Ready(String text) implements Reach {}

    /// The chat will not let us in, and trying again would not change that. The text says what to do.
    record Refused(String text) implements Reach {}
}
