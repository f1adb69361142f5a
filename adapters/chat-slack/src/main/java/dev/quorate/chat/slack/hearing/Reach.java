package dev.quorate.chat.slack.hearing;

/// How the way from Slack to us is.
public sealed interface Reach {
    /// For people.
    String text();

    /// Not yet, or not at the moment; it is being tried, for ever.
    record Connecting(String text) implements Reach {}

    /// Slack reaches us.
    record Ready(String text) implements Reach {}

    /// Slack will not let us in, and trying again would not change that. The text says what to do.
    record Refused(String text) implements Reach {}
}
