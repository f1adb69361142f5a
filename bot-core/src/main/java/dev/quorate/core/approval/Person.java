package dev.quorate.core.approval;

import java.util.Set;

/// A human being, as the configuration knows them. Accounts on chats lead to a person; votes are counted by
/// person.
public record Person(String name, Set<String> groups) {
    public Person {
        groups = Set.copyOf(groups);
    }
}
