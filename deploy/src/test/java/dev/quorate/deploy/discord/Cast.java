package dev.quorate.deploy.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.core.approval.Person;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.deploy.forgery.Speaker;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everybody in the server: who the configuration takes them for, and what Discord says of their accounts.
enum Cast implements Speaker {
    ALICE(1, "alice"),
    ALICE_AGAIN(2, "alice"),
    BOB(3, "bob"),
    BOB_AGAIN(4, "bob"),
    CAROL(5, "carol"),
    DAVE(6, "dave"),
    NOBODY(7, ""),
    GUEST(8, "gus", "This Discord account is a guest."),
    PENDING(9, "pam", "This Discord account has not accepted the rules of the server yet."),
    INVITED(10, "ines", "This Discord account was invited and has not joined yet."),
    HELD_BACK(11, "hugo", "AutoMod holds this Discord account back."),
    TIMED_OUT(12, "tess", "This Discord account is timed out."),
    GONE(13, "gil", "This Discord account is not a member of this server."),
    TEAM(14, "theo", "This Discord account is a program."),
    /// Says itself that it is a program, and is not heard.
    BOT(15, "ben", "");

    private final String id;
    private final String person;
    private final Optional<String> doubt;

    Cast(int number, String person) {
        this(number, person, Optional.empty());
    }

    Cast(int number, String person, String doubt) {
        this(number, person, Optional.of(doubt));
    }

    Cast(int number, String person, Optional<String> doubt) {
        id = Long.toString(1_000_000_000_000_000_000L + number);
        this.person = person;
        this.doubt = doubt;
    }

    static void join(FakeDiscord discord) {
        for (var one : values()) {
            discord.person(one.id);
            one.isShown(discord);
        }
    }

    private void isShown(FakeDiscord discord) {
        switch (this) {
            case ALICE, ALICE_AGAIN, BOB, BOB_AGAIN, CAROL, DAVE, NOBODY -> {}
            case GUEST -> member(discord, member -> member.put("flags", 1 << 4));
            case PENDING -> member(discord, member -> member.put("pending", true));
            case INVITED -> member(discord, member -> member.putNull("joined_at"));
            case HELD_BACK -> member(discord, member -> member.put("flags", 1 << 7));
            case TIMED_OUT ->
                member(discord, member -> member.put("communication_disabled_until", "2999-01-01T00:00:00+00:00"));
            case GONE -> discord.stage().leaves(id);
            case TEAM -> discord.stage().user(id, user -> user.put("public_flags", 1 << 10));
            case BOT -> discord.stage().user(id, user -> user.put("bot", true));
        }
    }

    private void member(FakeDiscord discord, Consumer<ObjectNode> change) {
        discord.stage().member(id, change);
    }

    /// All but Dave may approve, as far as the configuration goes. Everybody has a login of their name.
    static Roster roster() {
        return new Roster(Arrays.stream(values())
                .filter(one -> !one.person.isEmpty())
                .flatMap(one -> Stream.of(new Account("discord", one.id), new Account("unix", one.person))
                        .map(account -> Map.entry(account, one.known())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first)));
    }

    private Person known() {
        return new Person(person, Set.of(this == DAVE ? "dba" : "etcd-oncall"));
    }

    String id() {
        return id;
    }

    @Override
    public String account() {
        return "discord:" + id;
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
    public boolean isHeard() {
        return this != BOT;
    }

    /// Of the channel first, as Discord is asked.
    @Override
    public Optional<String> doubt(String channel) {
        return channel.equals(DiscordTrial.SHARED) ? Optional.of("This is no text channel.") : doubt;
    }
}
