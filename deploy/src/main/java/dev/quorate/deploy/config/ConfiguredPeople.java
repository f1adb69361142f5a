package dev.quorate.deploy.config;

import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Request;
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

    /// The ids on this chat of everybody who may approve this, in the order of the ids. From whichever chat somebody
    /// asked: none of their own accounts is among them.
    public List<String> approvers(String chat, Request request) {
        return byAccount.entrySet().stream()
                .filter(entry -> entry.getKey().chat().equals(chat))
                .filter(entry -> request.rule().allows(entry.getValue()))
                .filter(entry -> !entry.getValue().name().equals(request.asker()))
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
