package dev.quorate.deploy.config;

import dev.quorate.core.approval.Person;
import dev.quorate.core.port.People.Account;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `people`: who is behind which accounts, and in which groups. An account belongs to one person only:
/// votes are counted by person, and an account of two people would be one vote that counts as either.
final class PeopleSection {
    private static final String EXAMPLE = "{unix: alice, groups: [etcd-oncall]}";

    /// Names are typed in chats and printed in lists, so they are one word without surprises.
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");

    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private record Chat(String name, Pattern id, String example) {}

    private static final List<Chat> CHATS = List.of(
            new Chat("slack", Pattern.compile("[UW][A-Z0-9]{2,20}"), "a member id such as U024BE7LH"),
            new Chat("discord", Pattern.compile("[0-9]{15,20}"), "a user id such as \"80351110224678912\""),
            new Chat("unix", Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,31}"), "a login name such as alice"));

    private final Map<String, Person> byName = new HashMap<>();
    private final Map<Account, Person> byAccount = new HashMap<>();

    private PeopleSection() {}

    static ConfiguredPeople read(Spot people) {
        var section = people.section("one key for each person, such as alice: " + EXAMPLE);
        if (section.values().isEmpty()) {
            throw people.wrong("nobody is here; write a key for each person, such as alice: " + EXAMPLE);
        }
        var reading = new PeopleSection();
        section.values().forEach(reading::add);
        return new ConfiguredPeople(reading.byName, reading.byAccount);
    }

    private void add(String name, Spot spot) {
        if (!NAME.matcher(name).matches()) {
            throw spot.wrong("not a name; write up to 32 of a-z, 0-9, dot, dash, underscore, a letter or digit first");
        }
        var section = spot.section(List.of("slack", "discord", "unix", "groups"));
        var person = new Person(name, groups(section));
        byName.put(name, person);
        CHATS.forEach(chat -> section.find(chat.name()).ifPresent(account -> add(chat, account, person)));
        if (byAccount.values().stream().noneMatch(person::equals)) {
            throw spot.wrong("has no account; write at least one of slack, discord, unix");
        }
    }

    private void add(Chat chat, Spot spot, Person person) {
        var id = spot.text(chat.example());
        if (!chat.id().matcher(id).matches()) {
            throw spot.wrong("not an account of " + chat.name() + "; write " + chat.example());
        }
        var other = byAccount.putIfAbsent(new Account(chat.name(), id), person);
        if (other != null) {
            throw spot.wrong("the account " + id + " belongs to " + other.name()
                    + " already; an account is one person's, write it once");
        }
    }

    private static Set<String> groups(Section section) {
        var groups = new HashSet<String>();
        section.find("groups").ifPresent(spot -> {
            groups.addAll(spot.texts("[etcd-oncall]"));
            groups.stream()
                    .filter(group -> !GROUP.matcher(group).matches())
                    .findFirst()
                    .ifPresent(group -> {
                        throw spot.wrong(group + " is not a name of a group; write one such as etcd-oncall");
                    });
        });
        return groups;
    }
}
