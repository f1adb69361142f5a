package dev.quorate.chat.slack.cards;

import java.util.Optional;

/// What a notice becomes: a message, and a file where the message cannot hold everything.
public record Rendered(Message message, Optional<Document> file) {
    static Rendered of(Message message) {
        return new Rendered(message, Optional.empty());
    }
}
