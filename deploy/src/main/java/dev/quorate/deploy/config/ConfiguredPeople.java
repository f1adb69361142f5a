package dev.quorate.deploy.config;

import dev.quorate.core.approval.Person;
import dev.quorate.core.port.People;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The people of the file, by account and by name.
public final class ConfiguredPeople implements People {
    private final Map<String, Person> byName;
    private final Map<Account, Person> byAccount;

    ConfiguredPeople(Map<String, Person> byName, Map<Account, Person> byAccount) {
        this.byName = Map.copyOf(byName);
        this.byAccount = Map.copyOf(byAccount);
    }

    @Override
    public Optional<Person> whois(Account account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    @Override
    public Optional<Person> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /// How many people are in at least one of these groups.
    public int countIn(Set<String> groups) {
        return (int) byName.values().stream()
                .filter(person -> person.groups().stream().anyMatch(groups::contains))
                .count();
    }

    /// The ids on this chat of everybody who is in at least one of these groups, in the order of the ids.
    public List<String> idsIn(String chat, Set<String> groups) {
        return byAccount.entrySet().stream()
                .filter(entry -> entry.getKey().chat().equals(chat))
                .filter(entry -> entry.getValue().groups().stream().anyMatch(groups::contains))
                .map(entry -> entry.getKey().id())
                .sorted()
                .toList();
    }

    /// Whether an account of this chat is mapped to anybody.
    public boolean hasAccountsOn(String chat) {
        return accounts().stream().anyMatch(account -> account.chat().equals(chat));
    }

    private Collection<Account> accounts() {
        return byAccount.keySet();
    }
}
