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
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.core.rehearsal.ScriptedChat;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.Runbooks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A whole bot on the rehearsal ports with three chats. Slack and Discord are away all the time: what they would
/// be told is read from the outbox. People sit at the console. Everybody has an account in each chat.
public final class Townhouse implements AutoCloseable {
    public static final String SLACK = "slack:C1";
    public static final String DISCORD = "discord:1";
    public static final String CONSOLE = "console:ops";
    public static final List<String> ROOMS = List.of(SLACK, DISCORD, CONSOLE);
    private static final Duration SOON = Duration.ofSeconds(20);

    /// Why an account decides nothing, each time that its chat is asked.
    public interface Doubts {
        Optional<Refusal> about(String look) throws InterruptedException;
    }

    public final SettableClock clock = new SettableClock(House.START);
    public final SimulatedCluster cluster = new SimulatedCluster(new ClusterName("prod-eu"), 3, clock);
    public final Meddler meddler = new Meddler(cluster);
    /// Each look at an account: `discord looks at discord:bob in discord:1`.
    public final List<String> looks = new CopyOnWriteArrayList<>();
    /// Asked at each of these looks.
    public volatile Doubts doubts = _ -> Optional.empty();
    /// Chats that break whenever they are to come for their letters.
    public volatile Set<String> broken = Set.of();

    private final MemoryJournal journal = new MemoryJournal();
    private final ScriptedChat console = new ScriptedChat("console", "unix");
    private final int approvals;
    private Desk desk;
    private int said;

    public Townhouse() {
        this(ROOMS, 1);
    }

    public Townhouse(List<String> rooms, int approvals) {
        this.approvals = approvals;
        cluster.wipe(2);
        desk = opened(rooms);
    }

    private Desk opened(List<String> rooms) {
        var rule = new Rule(approvals, Set.of("etcd-oncall"), Duration.ofMinutes(15), false, false);
        var made = new Desk(new Desk.Parts(
                List.of(new Desk.Watched(cluster.inventory(rooms), meddler, meddler)),
                Runbooks.all(),
                new Policy(Map.of(Risk.CHANGING, rule, Risk.DESTRUCTIVE, rule, Risk.DISASTER, rule)),
                people(),
                journal.store(),
                clock));
        made.connect(List.of(new Away("slack"), new Away("discord"), console));
        return made;
    }

    private static Roster people() {
        var people = new HashMap<Account, Person>();
        for (var name : List.of("alice", "bob", "carol")) {
            for (var chat : List.of("slack", "discord", "unix")) {
                people.put(new Account(chat, name), new Person(name, Set.of("etcd-oncall")));
            }
        }
        return new Roster(people);
    }

    /// One that never has its letters.
    private final class Away implements ChatPort.Mailed {
        private final String name;

        Away(String name) {
            this.name = name;
        }

        @Override
        public String chat() {
            return name;
        }

        @Override
        public void collect() {
            if (broken.contains(name)) {
                throw new IllegalStateException(name + " is broken");
            }
        }

        @Override
        public boolean showsWhole(RunId run) {
            return true;
        }

        @Override
        public Optional<Refusal> doubt(Account account, Place place) {
            var look = name + " looks at " + account + " in " + place.room();
            looks.add(look);
            try {
                return doubts.about(look);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /// The bot dies without a word, and comes back with these rooms in its configuration.
    public void diesAndReturns(List<String> rooms) {
        desk.close();
        desk = opened(rooms);
        desk.recover();
    }

    /// Where it was said.
    public Place says(String room, String who, String text) {
        var place = new Place(room, "t" + ++said);
        var chat = place.chat();
        desk.hear(new Incoming(new Account(chat.equals("console") ? "unix" : chat, who), place, text));
        return place;
    }

    /// What is told first where this was said.
    public Notice reply(String room, String who, String text) {
        var place = says(room, who, text);
        return await(place.chat(), told -> told.place().equals(place)).notice();
    }

    /// Where a replacement was asked for, and the digest of the plan that was posted there.
    public record Asked(Place place, String plan) {}

    public Asked asks(String room, String who) {
        var place = says(room, who, "replace member 10.0.1.2 because it is dead");
        var card = await(place.chat(), told -> told.place().equals(place) && told.notice() instanceof Notice.CardShown)
                .notice();
        return new Asked(
                place,
                ((Notice.CardShown) card).card().request().plan().digest().brief());
    }

    /// Everything that was told in one chat, in order.
    public List<Outgoing> told(String chat) {
        return chat.equals("console")
                ? console.told().stream()
                        .map(told -> new Outgoing(told.place(), told.notice()))
                        .toList()
                : journal.store().outbox().waiting(chat, 0, 10_000).stream()
                        .map(Letter::outgoing)
                        .toList();
    }

    public List<Notice> told(Place place) {
        return told(place.chat()).stream()
                .filter(told -> told.place().equals(place))
                .map(Outgoing::notice)
                .toList();
    }

    /// All places where anything was told.
    public Set<Place> places() {
        return ROOMS.stream()
                .map(room -> new Place(room, "").chat())
                .flatMap(chat -> told(chat).stream())
                .map(Outgoing::place)
                .collect(Collectors.toSet());
    }

    public Outgoing await(String chat, Predicate<Outgoing> fits) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < deadline) {
            var found = told(chat).stream().filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new IllegalStateException("nothing of the kind in " + chat + " among "
                + told(chat).stream().map(told -> told.notice().text()).toList());
    }

    /// Until the card of the run says so at the console, which is told last: letters are written with the event.
    public void awaits(RunState state) {
        await("console", told -> told.notice() instanceof Notice.CardShown(var card) && card.state() == state);
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
