package dev.quorate.core.port;

import dev.quorate.core.approval.Person;
import java.util.Optional;

/// Who is behind an account.
public interface People {
    /// Empty for an account that the configuration does not map: it decides nothing.
    Optional<Person> whois(Account account);

    /// The person of this name, if the configuration has them.
    Optional<Person> named(String name);

    /// An account on a chat, by the chat's own unchangeable id: `slack` and `U024BE7LH`, `unix` and `alice`.
    record Account(String chat, String id) {
        @Override
        public String toString() {
            return chat + ":" + id;
        }
    }
}
