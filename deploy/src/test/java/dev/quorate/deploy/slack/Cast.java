package dev.quorate.deploy.slack;

import com.google.gson.JsonObject;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.core.approval.Person;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.deploy.forgery.Speaker;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everybody in the workspace: who the configuration takes them for, and what Slack says of their accounts.
enum Cast implements Speaker {
    ALICE("U0ALICE01", "alice"),
    ALICE_AGAIN("U0ALICE02", "alice"),
    BOB("U0BOB0001", "bob"),
    BOB_AGAIN("U0BOB0002", "bob"),
    CAROL("U0CAROL01", "carol"),
    DAVE("U0DAVE001", "dave"),
    NOBODY("U0NOBODY1", ""),
    GUEST("U0GUEST01", "gus", "This Slack account is a guest.", "is_restricted", "true"),
    CHANNEL_GUEST("U0GUEST02", "gwen", "This Slack account is a guest.", "is_ultra_restricted", "true"),
    GONE("U0GONE001", "gil", "This Slack account is deactivated.", "deleted", "true"),
    PROGRAM("U0PROGR01", "pam", "This Slack account is a program.", "is_bot", "true"),
    WORKFLOW("U0WORKF01", "wes", "This Slack account is a program.", "is_workflow_bot", "true"),
    PARTNER("U0PARTN01", "pia", "This Slack account belongs to another workspace.", "is_stranger", "true"),
    /// Its deliveries name the other workspace themselves, and are not heard.
    FOREIGNER("U0FOREI01", "finn", "", "team_id", "T0OTHER01");

    private final String id;
    private final String person;
    private final String doubt;
    private final String trait;
    private final String value;

    Cast(String id, String person) {
        this(id, person, "", "", "");
    }

    /// `trait` and `value` are what users.info says of the account besides the usual, `is_bot` and `true`.
    Cast(String id, String person, String doubt, String trait, String value) {
        this.id = id;
        this.person = person;
        this.doubt = doubt;
        this.trait = trait;
        this.value = value;
    }

    static void join(FakeSlack slack) {
        for (var one : values()) {
            slack.person(one.id);
            if (!one.trait.isEmpty()) {
                slack.changeUser(one.id, user -> one.show(user));
            }
        }
    }

    private void show(JsonObject user) {
        if (value.equals("true")) {
            user.addProperty(trait, true);
        } else {
            user.addProperty(trait, value);
        }
    }

    /// All but Dave may approve, as far as the configuration goes. Everybody has a login of their name.
    static Roster roster() {
        return new Roster(Arrays.stream(values())
                .filter(one -> !one.person.isEmpty())
                .flatMap(one -> Stream.of(new Account("slack", one.id), new Account("unix", one.person))
                        .map(account -> Map.entry(account, one.known())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first)));
    }

    private Person known() {
        return new Person(person, Set.of(this == DAVE ? "dba" : "etcd-oncall"));
    }

    static String[] ids() {
        return Arrays.stream(values()).map(Cast::id).toArray(String[]::new);
    }

    String id() {
        return id;
    }

    @Override
    public String account() {
        return "slack:" + id;
    }

    @Override
    public boolean isHeard() {
        return this != FOREIGNER;
    }

    @Override
    public String person() {
        return person;
    }

    @Override
    public boolean mayApprove() {
        return this != DAVE;
    }

    @Override
    public Optional<String> doubt(String channel) {
        if (!trait.isEmpty()) {
            return Optional.of(doubt);
        }
        return channel.equals(Stage.SHARED)
                ? Optional.of("This channel is shared with another organization, or about to be.")
                : Optional.empty();
    }
}
