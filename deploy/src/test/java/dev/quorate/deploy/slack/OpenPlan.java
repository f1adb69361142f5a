package dev.quorate.deploy.slack;

import dev.quorate.core.run.RunId;

/// A plan that was shown in Slack.
///
/// - `card` and `root`: the ts of its card's message and of its thread's root
record OpenPlan(String cluster, String asker, RunId run, String digest, String channel, String card, String root) {
    String brief() {
        return digest.substring(0, 8);
    }
}
