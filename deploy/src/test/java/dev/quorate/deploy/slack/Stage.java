package dev.quorate.deploy.slack;

import dev.quorate.chat.slack.Settings;
import dev.quorate.chat.slack.SlackChat;
import dev.quorate.chat.slack.api.Token;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.chat.slack.fake.WallClock;
import dev.quorate.core.approval.Policy;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.port.Store;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.ScriptedChat;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.Runbooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The bot as it is served, on Slack, with clusters in memory that each lost a member. The desk and the clusters
/// have a clock that is turned by hand, Slack has the real one.
final class Stage implements AutoCloseable {
    static final String OPS = "C0OPS0001";
    static final String LAB = "C0LAB0001";
    /// Shared with another organization, once `share` was called.
    static final String SHARED = "C0SHARED1";
    /// Of a cluster of nine that has lost its quorum: no card has room for what it takes to bring it back.
    static final String LOST = "C0LOST001";
    /// The bot is in it; no cluster is bound to it.
    static final String UNBOUND = "C0UNBOUN1";

    /// The cluster alpha is spoken of here too.
    static final String CONSOLE = "console:ops";

    private static final Duration LIFE_OF_A_PLAN = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SettableClock clock =
            new SettableClock(Instant.now().minus(LIFE_OF_A_PLAN).minusSeconds(60));
    private final KeptOutbox outbox;
    private final Store store;
    private final Map<String, HeldCluster> clusters = new LinkedHashMap<>();
    private final FakeSlack slack;
    private final ScriptedChat console = new ScriptedChat("console", "unix");
    private final Desk desk;
    private final SlackChat chat;

    private Stage(FakeSlack slack) {
        this.slack = slack;
        var memory = new MemoryJournal().store();
        outbox = new KeptOutbox(memory.outbox());
        store = new Store(memory.journal(), outbox, memory.inbox());
        Cast.join(slack);
        var watched = new ArrayList<Desk.Watched>();
        watched.add(watched("alpha", "slack:" + OPS, CONSOLE));
        watched.add(watched("lost", lost(), "slack:" + LOST));
        Map.of("beta", OPS, "old", OPS, "gamma", LAB, "delta", SHARED, "stuck", OPS, "busy", OPS, "halted", LAB)
                .forEach((name, channel) -> watched.add(watched(name, "slack:" + channel)));
        List.of(OPS, LAB, SHARED, LOST, UNBOUND).forEach(channel -> slack.channel(channel, Cast.ids()));
        var wall = new WallClock();
        desk = new Desk(new Desk.Parts(watched, Runbooks.all(), Policy.standard(), Cast.roster(), store, clock));
        var settings = new Settings(
                slack.apiUrl(),
                new Token(FakeSlack.BOT_TOKEN),
                new Settings.Mode.Socket(new Token(FakeSlack.APP_TOKEN)));
        chat = new SlackChat(settings, store, _ -> List.of(), desk::via, wall);
        desk.connect(List.of(chat, console));
        desk.recover();
        chat.start(desk);
        Waiting.until("a socket", () -> slack.openSockets() > 0);
    }

    static Stage opened() throws InterruptedException {
        return new Stage(FakeSlack.start(new WallClock()));
    }

    private Desk.Watched watched(String name, String... rooms) {
        var cluster = new SimulatedCluster(new ClusterName(name), 3, clock);
        cluster.wipe(2);
        return watched(name, cluster, rooms);
    }

    private SimulatedCluster lost() {
        var cluster = new SimulatedCluster(new ClusterName("lost"), 9, clock);
        IntStream.rangeClosed(2, 9).forEach(cluster::wipe);
        cluster.kill(1);
        return cluster;
    }

    private Desk.Watched watched(String name, SimulatedCluster cluster, String... rooms) {
        var held = new HeldCluster(cluster);
        clusters.put(name, held);
        return new Desk.Watched(cluster.inventory(List.of(rooms)), held, held);
    }

    HeldCluster cluster(String name) {
        return Optional.ofNullable(clusters.get(name)).orElseThrow();
    }

    FakeSlack slack() {
        return slack;
    }

    /// Asks for a replacement, and comes back when its card stands in the channel.
    OpenPlan asked(Cast asker, String cluster, String channel) {
        return asked(asker, "replace member 10.0.1.2 on " + cluster + " because its disk died", cluster, channel);
    }

    OpenPlan asked(Cast asker, String words, String cluster, String channel) {
        slack.person(asker.id()).mentions(channel, words);
        return awaitShown(cluster, channel);
    }

    /// At the console, by the login that is the person's name.
    void says(String person, String text) {
        desk.hear(new Incoming(new Account("unix", person), new Place(CONSOLE, "said by " + person), text));
    }

    /// What everybody at the console sees of the run, once it is so far.
    List<Notice> atTheConsole(RunState state) throws InterruptedException {
        console.await(told -> told instanceof Notice.CardShown(var card) && card.state() == state, PATIENCE);
        return console.told().stream()
                .filter(told -> told.place().room().equals(CONSOLE))
                .map(ScriptedChat.Told::notice)
                .toList();
    }

    OpenPlan awaitShown(String cluster, String channel) {
        Waiting.until(
                "the card of " + cluster,
                PATIENCE,
                () -> shown(cluster, channel).isPresent());
        return shown(cluster, channel).orElseThrow();
    }

    private Optional<OpenPlan> shown(String cluster, String channel) {
        return store.journal().runs().stream()
                .map(this::progress)
                .filter(run -> run.request().plan().ask().cluster().value().equals(cluster))
                .findFirst()
                .flatMap(run -> ts("card/" + run.run())
                        .flatMap(card -> ts("root/" + run.run())
                                .map(root -> new OpenPlan(
                                        cluster,
                                        run.request().asker(),
                                        run.run(),
                                        run.request().plan().digest().hex(),
                                        channel,
                                        card,
                                        root))));
    }

    private Optional<String> ts(String memo) {
        return store.outbox().memo("slack", memo).map(posted -> posted.substring(posted.indexOf(' ') + 1));
    }

    /// Clicks as this one, and comes back when the run is in that state.
    void clicked(Cast who, OpenPlan plan, String button, RunState state) {
        slack.person(who.id()).clicks(plan.channel(), plan.card(), button);
        awaits(plan, state);
    }

    /// And when its card shows it, which is a moment later.
    void awaits(OpenPlan plan, RunState state) {
        Waiting.until(plan.cluster() + " to be " + state.word(), PATIENCE, () -> state(plan) == state);
        var button = switch (state) {
            case RUNNING -> "stop";
            case STOPPED -> "resume";
            case NEEDS_PERSON -> "retry";
            case WAITING, PAUSED, DONE, FAILED, DENIED, EXPIRED, VOID -> "";
        };
        Waiting.until(
                "the button " + button,
                PATIENCE,
                () -> slack.message(plan.channel(), plan.card())
                        .orElseThrow()
                        .toString()
                        .contains(button.isEmpty() ? "" : "\"action_id\":\"" + button));
    }

    /// When the bot knows, too, that all of the plan stands there.
    void awaitWhole(OpenPlan plan) {
        Waiting.until("all of " + plan.brief(), PATIENCE, () -> chat.showsWhole(plan.run()));
    }

    /// More time than a plan has.
    void letExpire(OpenPlan plan) {
        clock.advance(LIFE_OF_A_PLAN.plusSeconds(1));
        desk.tick();
        Waiting.until("the end of " + plan, () -> progress(plan.run()).state() == RunState.EXPIRED);
    }

    /// Since a moment ago another organization reads along in the room.
    void share() {
        slack.changeRoom(SHARED, room -> room.addProperty("is_ext_shared", true));
    }

    /// Comes back when everything that was delivered has had its effect.
    void settle() {
        slack.awaitAcknowledgements();
        Waiting.until(
                "an effect of everything", () -> store.inbox().left(clock.now()).isEmpty());
    }

    List<RunEvent> events(OpenPlan plan) {
        return store.journal().entries(plan.run()).stream()
                .map(entry -> entry.event())
                .toList();
    }

    RunState state(OpenPlan plan) {
        return progress(plan.run()).state();
    }

    /// What was done to any cluster.
    List<String> acts() {
        return clusters.values().stream()
                .flatMap(held -> held.cluster().acts().stream())
                .toList();
    }

    List<RunId> runs() {
        return store.journal().runs();
    }

    /// What was said beside the record, in the order in which it was.
    List<Outgoing> told() {
        return List.copyOf(outbox.kept());
    }

    private Progress progress(RunId run) {
        return Progress.of(store.journal().entries(run));
    }

    @Override
    public void close() {
        clusters.values().forEach(HeldCluster::release);
        chat.close();
        desk.close();
        slack.close();
    }
}
