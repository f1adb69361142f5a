package dev.quorate.chat.slack.sending;

import java.time.Duration;

/// What Slack counts over the whole workspace, at 70 % of its documented tiers: in no minute are there more than
/// 35 calls of tier 3, or 70 of tier 4. Posting is counted for each channel.
///
/// - `updates`: chat.update, tier 3; `looks`: conversations.history and replies, tier 3; `uploads`: tier 4
record Limits(Pace updates, Pace looks, Pace uploads) {
    static Limits ofWorkspace() {
        return new Limits(
                new Pace(Duration.ofSeconds(2), 5),
                new Pace(Duration.ofSeconds(2), 5),
                new Pace(Duration.ofSeconds(1), 10));
    }

    /// About 0.9 messages a second, two at once after a rest.
    static Pace ofChannel() {
        return new Pace(Duration.ofMillis(1_112), 2);
    }
}
