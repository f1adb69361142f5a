package dev.quorate.runbooks.stage;

import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Policy;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.People;
import dev.quorate.core.port.Store;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.Runbooks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A whole bot on the rehearsal ports with a chat that is away for the whole time: what it would be told is
/// read from the outbox. Its people and what is known of their accounts change as specs want.
public final class Mailroom implements ChatPort.Mailed, People, AutoCloseable {
    public static final String ROOM = "slack:C1";
    private static final Duration SOON = Duration.ofSeconds(20);

    public final SettableClock clock = new SettableClock(House.START);
    public final SimulatedCluster cluster = new SimulatedCluster(new ClusterName("prod-eu"), 3, clock);
    public final Meddler meddler = new Meddler(cluster);
    public final MemoryJournal journal = new MemoryJournal();
    public final Map<String, Set<String>> groups = new ConcurrentHashMap<>(Map.of(
            "alice", Set.of("etcd-oncall"),
            "bob", Set.of("etcd-oncall"),
            "carol", Set.of("etcd-oncall")));
    /// Asked for each look at an account, with how often that account was looked at before.
    public volatile BiFunction<String, Integer, Optional<Refusal>> doubts = (_, _) -> Optional.empty();

    /// Whether the chat has shown all of each plan.
    public volatile boolean showsWhole = true;

    private final Map<String, Integer> looks = new ConcurrentHashMap<>();
    private final Store store;
    private Desk desk;
    private int said;

    public Mailroom() {
        this(store -> store);
    }

    public Mailroom(java.util.function.UnaryOperator<Store> wrapped) {
        store = wrapped.apply(journal.store());
        cluster.wipe(2);
        desk = opened();
    }

    private Desk opened() {
        var rule = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), false, false);
        var made = new Desk(new Desk.Parts(
                List.of(new Desk.Watched(cluster.inventory(List.of("console:ops", ROOM)), meddler, meddler)),
                Runbooks.all(),
                new Policy(Map.of(Risk.CHANGING, rule, Risk.DESTRUCTIVE, rule, Risk.DISASTER, rule)),
                this,
                store,
                clock));
        made.connect(List.of(this));
        return made;
    }

    /// The bot dies without a word.
    public void dies() {
        desk.close();
    }

    /// As at a good end; waits until nothing walks any more.
    public void parks() {
        desk.park(SOON);
    }

    public void returns() {
        desk = opened();
        desk.recover();
    }

    @Override
    public String chat() {
        return "slack";
    }

    @Override
    public synchronized void collect() {
        notifyAll();
    }

    @Override
    public boolean showsWhole(RunId run) {
        return showsWhole;
    }

    @Override
    public Optional<Refusal> doubt(Account account, Place place) {
        return doubts.apply(account.id(), looks.merge(account.id(), 1, Integer::sum) - 1);
    }

    @Override
    public Optional<Person> whois(Account account) {
        return named(account.id());
    }

    @Override
    public Optional<Person> named(String name) {
        return Optional.ofNullable(groups.get(name)).map(known -> new Person(name, known));
    }

    public void hears(Incoming incoming) {
        desk.hear(incoming);
    }

    public Incoming said(String who, String text, Manner manner) {
        var id = "Ev" + ++said;
        return new Incoming(new Account("slack", who), new Place(ROOM, id), text, manner, Optional.of(id));
    }

    /// What is told first where this was said.
    public Notice reply(String who, String text, Manner manner) throws InterruptedException {
        var incoming = said(who, text, manner);
        hears(incoming);
        return await(letter -> letter.place().equals(incoming.place()));
    }

    public Notice reply(String who, String text) throws InterruptedException {
        return reply(who, text, Manner.ADDRESSED);
    }

    /// Asks for a replacement; the plan's digest as posted.
    public String plan() throws InterruptedException {
        return ((Notice.CardShown) reply("alice", "replace member 10.0.1.2 because it is dead"))
                .card()
                .request()
                .plan()
                .digest()
                .brief();
    }

    public Notice awaits(RunState state) throws InterruptedException {
        return await(letter -> letter.notice() instanceof Notice.RunChanged run
                && run.state() == state
                && !run.text().startsWith("heard: "));
    }

    public synchronized Notice await(Predicate<Outgoing> fits) throws InterruptedException {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < deadline) {
            var found = letters().stream().filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get().notice();
            }
            wait(50);
        }
        throw new IllegalStateException("nothing of the kind among:\n" + texts());
    }

    /// Waits in real time for what no letter tells of.
    public void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("it did not come to that; the record has\n" + record());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// What is still to be done, once the desk has had the time to do it.
    public List<Inbox.Left> left() {
        var left = store.inbox().left(clock.now());
        for (var tries = 0; tries < 500 && !left.isEmpty(); tries++) {
            LockSupport.parkNanos(10_000_000);
            left = store.inbox().left(clock.now());
        }
        return left;
    }

    public List<Outgoing> letters() {
        return journal.store().outbox().waiting(chat(), 0, 10_000).stream()
                .map(Letter::outgoing)
                .toList();
    }

    public List<String> texts() {
        return letters().stream().map(letter -> letter.notice().text()).toList();
    }

    public List<RunEvent> record() {
        return journal.entries(journal.runs().getFirst()).stream()
                .map(Entry::event)
                .toList();
    }

    @Override
    public void close() {
        desk.close();
    }
}
