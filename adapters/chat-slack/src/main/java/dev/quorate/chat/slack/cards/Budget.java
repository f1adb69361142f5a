package dev.quorate.chat.slack.cards;

/// How much we put into one message, in UTF-16 characters; below Slack's limits, because the limit on the sum
/// of a message's blocks is undocumented (slackapi/bolt-js#2509).
final class Budget {
    static final int TEXT = 3_500;
    static final int BLOCK = 2_800;
    static final int MESSAGE = 8_000;
    static final int HEADER = 150;

    /// Of a plan in a modal. Escaped as JSON, six bytes for each character at worst, it stays below the
    /// 250,000 bytes that Slack takes for a view.
    static final int MODAL = 36_000;

    private Budget() {}
}
