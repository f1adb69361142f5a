package dev.quorate.deploy.forgery;

import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.core.approval.Policy;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.port.Store;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.Roster;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The desk with its record and a console, on clusters in memory that each lost a member. Their clock is turned by
/// hand.
public final class Scene implements AutoCloseable {
    public static final String CONSOLE = "console:ops";

    /// The cluster of nine that has lost its quorum: no card has room for what it takes to bring it back.
    public static final String LOST = "lost";

    public static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LIFE_OF_A_PLAN = Duration.ofMinutes(15);

    private final SettableClock clock =
            new SettableClock(Instant.now().minus(LIFE_OF_A_PLAN).minusSeconds(60));
    private final KeptOutbox outbox;
    private final Store store;
    private final Map<String, HeldCluster> clusters = new LinkedHashMap<>();
    private final ScriptedChat console = new ScriptedChat("console", "unix");
    private final Desk desk;

    /// - `rooms`: of each cluster
    public Scene(Roster roster, Map<String, List<String>> rooms) {
        var memory = new MemoryJournal().store();
        outbox = new KeptOutbox(memory.outbox());
        store = new Store(memory.journal(), outbox, memory.inbox());
        rooms.keySet().forEach(name -> clusters.put(name, new HeldCluster(cluster(name, clock))));
        var watched = clusters.entrySet().stream()
                .map(entry -> watched(entry.getValue(), rooms.getOrDefault(entry.getKey(), List.of())))
                .toList();
        desk = new Desk(new Desk.Parts(watched, Runbooks.all(), Policy.standard(), roster, store, clock));
    }

    private static SimulatedCluster cluster(String name, SettableClock clock) {
        var isLost = name.equals(LOST);
        var cluster = new SimulatedCluster(new ClusterName(name), isLost ? 9 : 3, clock);
        if (isLost) {
            IntStream.rangeClosed(2, 9).forEach(cluster::wipe);
            cluster.kill(1);
        } else {
            cluster.wipe(2);
        }
        return cluster;
    }

    private static Desk.Watched watched(HeldCluster held, List<String> rooms) {
        return new Desk.Watched(held.cluster().inventory(rooms), held, held);
    }

    public Desk desk() {
        return desk;
    }

    public Store store() {
        return store;
    }

    public HeldCluster cluster(String name) {
        return Optional.ofNullable(clusters.get(name)).orElseThrow();
    }

    /// Beside the console.
    public void connect(ChatPort chat) {
        desk.connect(List.of(chat, console));
        desk.recover();
    }

    /// At the console, by the login that is the person's name.
    public void says(String person, String text) {
        desk.hear(new Incoming(new Account("unix", person), new Place(CONSOLE, "said by " + person), text));
    }

    /// What everybody at the console sees of the run, once it is so far.
    public List<Notice> atTheConsole(RunState state) throws InterruptedException {
        console.await(told -> told instanceof Notice.CardShown(var card) && card.state() == state, PATIENCE);
        return console.told().stream()
                .filter(told -> told.place().room().equals(CONSOLE))
                .map(ScriptedChat.Told::notice)
                .toList();
    }

    public Optional<Progress> run(String cluster) {
        return runs().stream()
                .map(this::progress)
                .filter(run -> run.request().plan().ask().cluster().value().equals(cluster))
                .findFirst();
    }

    /// What the sender of this chat remembers of a message, behind the channel.
    public Optional<String> memo(String chat, String key) {
        return store.outbox().memo(chat, key).map(posted -> posted.substring(posted.indexOf(' ') + 1));
    }

    /// More time than a plan has.
    public void letExpire(OpenPlan plan) {
        clock.advance(LIFE_OF_A_PLAN.plusSeconds(1));
        desk.tick();
        awaits(plan, RunState.EXPIRED);
    }

    public void awaits(OpenPlan plan, RunState state) {
        Waiting.until(plan.cluster() + " to be " + state.word(), PATIENCE, () -> state(plan) == state);
    }

    /// Comes back when everything that was kept has had its effect.
    public void settle() {
        Waiting.until(
                "an effect of everything",
                PATIENCE,
                () -> store.inbox().left(clock.now()).isEmpty());
    }

    public List<RunEvent> events(OpenPlan plan) {
        return store.journal().entries(plan.run()).stream()
                .map(entry -> entry.event())
                .toList();
    }

    public RunState state(OpenPlan plan) {
        return progress(plan.run()).state();
    }

    /// What was done to any cluster.
    public List<String> acts() {
        return clusters.values().stream()
                .flatMap(held -> held.cluster().acts().stream())
                .toList();
    }

    public List<RunId> runs() {
        return store.journal().runs();
    }

    /// What was said beside the record, in the order in which it was.
    public List<Outgoing> told() {
        return List.copyOf(outbox.kept());
    }

    private Progress progress(RunId run) {
        return Progress.of(store.journal().entries(run));
    }

    @Override
    public void close() {
        clusters.values().forEach(HeldCluster::release);
        desk.close();
    }
}
