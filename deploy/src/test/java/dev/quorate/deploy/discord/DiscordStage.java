package dev.quorate.deploy.discord;

import dev.quorate.chat.discord.DiscordChat;
import dev.quorate.chat.discord.Settings;
import dev.quorate.chat.discord.api.MessageAt;
import dev.quorate.chat.discord.api.Token;
import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.discord.fake.Interaction;
import dev.quorate.chat.discord.fake.Person;
import dev.quorate.chat.discord.fake.Waiting;
import dev.quorate.chat.discord.fake.WallClock;
import dev.quorate.core.approval.Policy;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.hearing.Reach;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.port.Store;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.Runbooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The bot as it is served, on Discord, with a cluster in memory that lost a member. The desk and the cluster have a
/// clock that is turned by hand, Discord has the real one.
final class DiscordStage implements AutoCloseable {
    static final String OPS = "1100000000000000001";
    static final String ALICE = "1000000000000000001";
    static final String BOB = "1000000000000000002";
    static final String NOBODY = "1000000000000000009";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SettableClock clock = new SettableClock(Instant.now().minus(Duration.ofMinutes(16)));
    private final Store store = new MemoryJournal().store();
    private final SimulatedCluster cluster = new SimulatedCluster(new ClusterName("prod"), 3, clock);
    private final FakeDiscord discord;
    private final Desk desk;
    private final DiscordChat chat;

    private DiscordStage(FakeDiscord discord) {
        this.discord = discord;
        discord.channel(OPS);
        List.of(ALICE, BOB, NOBODY).forEach(discord::person);
        cluster.wipe(2);
        desk = new Desk(new Desk.Parts(
                List.of(new Desk.Watched(cluster.inventory(List.of("discord:" + OPS)), cluster, cluster)),
                Runbooks.all(),
                Policy.standard(),
                roster(),
                store,
                clock));
        chat = new DiscordChat(
                new Settings(
                        discord.apiUrl(),
                        Optional.of(discord.gatewayUrl()),
                        new Token(FakeDiscord.TOKEN),
                        Set.of(FakeDiscord.GUILD)),
                new DiscordChat.Commands(desk.offers(), desk::candidates),
                store,
                _ -> List.of(BOB),
                desk::via,
                new WallClock());
        desk.connect(List.of(chat));
        desk.recover();
        chat.start(desk);
        Waiting.until(
                "the gateway",
                PATIENCE,
                () -> chat.reach().filter(Reach.Ready.class::isInstance).isPresent());
        Waiting.until(
                "the commands",
                PATIENCE,
                () -> !discord.commands(FakeDiscord.GUILD).isEmpty());
    }

    static DiscordStage opened() throws InterruptedException {
        return new DiscordStage(FakeDiscord.start(new WallClock()));
    }

    private static Roster roster() {
        var oncall = Set.of("etcd-oncall");
        return new Roster(Map.of(
                new Account("discord", ALICE), new dev.quorate.core.approval.Person("alice", oncall),
                new Account("discord", BOB), new dev.quorate.core.approval.Person("bob", oncall)));
    }

    FakeDiscord discord() {
        return discord;
    }

    Person person(String id) {
        return discord.person(id);
    }

    SimulatedCluster cluster() {
        return cluster;
    }

    /// The message that is the card of the one plan there is, once it stands in the channel.
    String card() {
        Waiting.until("the card", PATIENCE, () -> posted().isPresent());
        return posted().orElseThrow();
    }

    private Optional<String> posted() {
        return run().flatMap(run -> store.outbox().memo("discord", "card/" + run))
                .map(memo -> MessageAt.of(memo.substring(memo.indexOf(' ') + 1)).id());
    }

    Optional<RunId> run() {
        return store.journal().runs().stream().findFirst();
    }

    String digest() {
        return progress().request().plan().digest().hex();
    }

    Progress progress() {
        return Progress.of(store.journal().entries(run().orElseThrow()));
    }

    List<RunEvent> events() {
        return store.journal().entries(run().orElseThrow()).stream()
                .map(entry -> entry.event())
                .toList();
    }

    /// Comes back when the run is there and everything that is to be told of it has been told.
    void awaitTold(RunState state) {
        Waiting.until("the state " + state, PATIENCE, () -> progress().state() == state);
        Waiting.until(
                "everything told",
                PATIENCE,
                () -> store.outbox().waiting("discord", 0, 1).isEmpty());
    }

    Interaction presses(String person, String button) {
        return person(person).clicks(OPS, card(), button + ":" + digest());
    }

    @Override
    public void close() {
        chat.close();
        desk.close();
        discord.close();
    }
}
