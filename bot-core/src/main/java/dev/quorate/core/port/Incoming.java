package dev.quorate.core.port;

import dev.quorate.core.run.Place;
import java.util.Optional;

/// Something that an account said in a chat.
///
/// - `delivery`: by what its chat would deliver it again, unique within the chat; empty where a chat never
///   delivers twice
public record Incoming(People.Account account, Place place, String text, Optional<String> delivery) {
    public Incoming(People.Account account, Place place, String text) {
        this(account, place, text, Optional.empty());
    }
}
