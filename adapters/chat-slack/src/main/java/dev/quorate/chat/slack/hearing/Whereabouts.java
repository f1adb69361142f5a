package dev.quorate.chat.slack.hearing;

import dev.quorate.core.port.Outbox;
import java.util.Optional;

/// What the sender remembers of its messages, as far as the way in must know it.
public interface Whereabouts {
    /// The message that a card is.
    record Posted(String channel, String ts) {}

    /// Whether we take part in the thread below this message.
    boolean isOurs(String channel, String root);

    /// Where the card of the plan with this digest (64 hex digits) stands; empty for a plan we never showed.
    Optional<Posted> card(String digest);

    /// From the memos that Outbox.delivered kept.
    static Whereabouts in(Outbox outbox) {
        return new Whereabouts() {
            @Override
            public boolean isOurs(String channel, String root) {
                return outbox.memo("slack", "thread/" + channel + "/" + root).isPresent();
            }

            @Override
            public Optional<Posted> card(String digest) {
                return outbox.memo("slack", "plan/" + digest)
                        .flatMap(run -> outbox.memo("slack", "card/" + run))
                        .map(memo -> memo.split(" ", 2))
                        .filter(parts -> parts.length == 2)
                        .map(parts -> new Posted(parts[0], parts[1]));
            }
        };
    }
}
