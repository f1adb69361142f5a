package dev.quorate.chat.slack.hearing;

/// Who we are at Slack, as auth.test says.
///
/// - `user`: the bot's own member id, `U0...`
/// - `team`: its workspace, `T0...`
public record Self(String user, String team) {}
