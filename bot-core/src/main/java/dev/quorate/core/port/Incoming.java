package dev.quorate.core.port;

import dev.quorate.core.run.Place;
import java.util.Optional;

/// Something that an account said in a chat.
///
/// - `delivery`: by what its chat would deliver it again, unique within the chat; empty where a chat never
///   delivers twice
public record Incoming(People.Account account, Place place, String text, Manner manner, Optional<String> delivery) {
    public Incoming(People.Account account, Place place, String text) {
        this(account, place, text, Manner.ADDRESSED, Optional.empty());
    }

    /// How it was said.
    public enum Manner {
        /// To the bot, in a room.
        ADDRESSED,
        /// In a thread that the bot takes part in, but not to it by name: answered only if it is a command.
        OVERHEARD,
        /// To the bot alone: questions are answered, nothing is asked for or decided.
        PRIVATE
    }
}
