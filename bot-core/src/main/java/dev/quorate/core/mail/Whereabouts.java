package dev.quorate.core.mail;

import dev.quorate.core.port.Outbox;
import dev.quorate.core.run.RunId;
import java.util.Optional;

/// What the sender remembers of its messages in one chat, as far as the way in must know it.
public interface Whereabouts {
    /// The message that a card is.
    record Posted(String channel, String id) {}

    /// Whether we take part in the thread below this message.
    boolean isOurs(String channel, String root);

    /// Where the card of the plan with this digest (64 hex digits) stands; empty for a plan we never showed.
    Optional<Posted> card(String digest);

    /// The run of that plan; empty for a plan we never showed.
    Optional<RunId> run(String digest);

    /// Whether all of the run's plan can be read in its channel: on its card, or in a file in the card's thread.
    boolean isShownWhole(RunId run);

    /// From the memos that Outbox.delivered kept.
    static Whereabouts in(Outbox outbox, String chat) {
        return new Whereabouts() {
            @Override
            public boolean isOurs(String channel, String root) {
                return outbox.memo(chat, Threads.threadMemo(channel, root)).isPresent();
            }

            @Override
            public Optional<Posted> card(String digest) {
                return run(digest)
                        .flatMap(run -> outbox.memo(chat, Threads.cardMemo(run)))
                        .map(memo -> memo.split(" ", 2))
                        .filter(parts -> parts.length == 2)
                        .map(parts -> new Posted(parts[0], parts[1]));
            }

            @Override
            public boolean isShownWhole(RunId run) {
                return WholePlans.isShown(outbox, chat, run);
            }

            @Override
            public Optional<RunId> run(String digest) {
                return outbox.memo(chat, Threads.planMemo(digest)).map(RunId::new);
            }
        };
    }
}
