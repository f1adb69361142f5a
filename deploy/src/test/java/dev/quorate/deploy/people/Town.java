package dev.quorate.deploy.people;

import dev.quorate.core.port.People.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Fifty people with 120 accounts in three chats: twenty are in all of them, the others in two. On each machine
/// everybody's login is somebody else's name, so that whoever compared names of accounts would be caught.
final class Town {
    private static final int PEOPLE = 50;
    private static final int IN_ALL = 20;
    private static final List<String> CHATS = List.of("slack", "discord", "unix");

    private Town() {}

    /// The accounts of each person, by the person's name.
    static SequencedMap<String, List<Account>> accounts() {
        var people = new LinkedHashMap<String, List<Account>>();
        for (var number = 0; number < PEOPLE; number++) {
            var accounts = new ArrayList<Account>();
            for (var chat = 0; chat < CHATS.size(); chat++) {
                if (number < IN_ALL || number % CHATS.size() != chat) {
                    accounts.add(account(CHATS.get(chat), number));
                }
            }
            people.put(name(number), List.copyOf(accounts));
        }
        return people;
    }

    /// As the section `people` of a configuration has them.
    static String yaml() {
        return accounts().entrySet().stream().map(Town::line).collect(Collectors.joining("\n", "people:\n", "\n"));
    }

    private static String line(Map.Entry<String, List<Account>> person) {
        return person.getValue().stream()
                .map(account -> account.chat() + ": \"" + account.id() + "\"")
                .collect(Collectors.joining(", ", "  " + person.getKey() + ": {", ", groups: [etcd-oncall]}"));
    }

    private static Account account(String chat, int number) {
        return new Account(
                chat,
                switch (chat) {
                    case "slack" -> "U0TOWN" + (100 + number);
                    case "discord" -> "8035111022467" + (8000 + number);
                    default -> name((number + 1) % PEOPLE);
                });
    }

    private static String name(int number) {
        return "person" + (100 + number);
    }
}
