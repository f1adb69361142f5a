package dev.quorate.chat.slack.hearing;

import dev.quorate.core.hearing.Reach;

/// The way from Slack to us: Socket Mode or HTTP. It never gives up, except where Slack says that our tokens
/// are not good.
public interface Way extends AutoCloseable {
    /// Returns at once, unless it listens itself: then when it listens.
    void start();

    Reach reach();

    @Override
    void close();
}
