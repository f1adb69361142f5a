package dev.quorate.core.mail;

import dev.quorate.core.layout.Document;
import java.util.Optional;

/// What a notice becomes: a message, and a file where the message cannot hold everything.
public record Rendered<M>(M message, Optional<Document> file) {
    public static <M> Rendered<M> of(M message) {
        return new Rendered<>(message, Optional.empty());
    }
}
