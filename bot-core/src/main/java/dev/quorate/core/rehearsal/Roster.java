package dev.quorate.core.rehearsal;

import dev.quorate.core.approval.Person;
import dev.quorate.core.port.People;
import java.util.Map;
import java.util.Optional;

/// People by account, from a map.
public record Roster(Map<People.Account, Person> accounts) implements People {
    public Roster {
        accounts = Map.copyOf(accounts);
    }

    @Override
    public Optional<Person> whois(Account account) {
        return Optional.ofNullable(accounts.get(account));
    }

    @Override
    public Optional<Person> named(String name) {
        return accounts.values().stream()
                .filter(person -> person.name().equals(name))
                .findFirst();
    }
}
