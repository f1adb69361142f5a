package dev.quorate.core.mail;

import dev.quorate.core.run.Place;
import java.util.Optional;

/// What one chat is called, how fast it may be spoken to, and what its places mean.
public interface Dialect {
    /// As places name it, `slack`.
    String chat();

    /// As people do, `Slack`.
    String name();

    Limits limits();

    /// Empty for a place that nobody spoke from: a room, or one of another chat.
    Optional<Asked> asked(Place place);

    /// Who spoke, and where an answer belongs.
    ///
    /// - `user`: the account's id in this chat
    /// - `answerIn`: the thread for an answer; empty for the channel's top level
    /// - `cardIn`: the thread in which it was said, and in which a card then stands; empty at the top level
    record Asked(String user, Optional<String> answerIn, Optional<String> cardIn) {}
}
