package dev.quorate.chat.discord.api;

import java.util.Optional;

/// Where one of our messages stands, as the sender remembers it: Discord finds a message by its channel and its
/// id, and a thread is a channel.
///
/// - `thread`: empty for the top level of the channel
public record MessageAt(Optional<String> thread, String id) {
    /// `1310000000000000009/1310000000000000010`, or the id alone.
    public static MessageAt of(String text) {
        var slash = text.indexOf('/');
        return slash < 0
                ? new MessageAt(Optional.empty(), text)
                : new MessageAt(Optional.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /// The channel by which Discord finds it, of one that was posted to this channel.
    public String in(String channel) {
        return thread.orElse(channel);
    }

    @Override
    public String toString() {
        return thread.map(channel -> channel + "/" + id).orElse(id);
    }
}
