package dev.quorate.deploy.forgery;

import dev.quorate.core.run.RunId;

/// A plan that was shown in a chat.
///
/// - `channel`, `card` and `root`: the chat's own ids of the room, of its card's message, and of its thread's root
public record OpenPlan(
        String cluster, String asker, RunId run, String digest, String channel, String card, String root) {
    public String brief() {
        return digest.substring(0, 8);
    }
}
