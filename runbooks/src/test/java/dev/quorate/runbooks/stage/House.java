package dev.quorate.runbooks.stage;

import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Policy;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.core.rehearsal.ScriptedChat;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.Runbooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A whole bot on the rehearsal ports, and people who talk to it.
public final class House implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-11-22T02:11:40Z");
    private static final RunState[] STANDS = {
        RunState.STOPPED, RunState.NEEDS_PERSON, RunState.DONE, RunState.FAILED, RunState.VOID
    };
    private static final Duration SOON = Duration.ofSeconds(20);

    public final SettableClock clock = new SettableClock(START);
    public final SimulatedCluster cluster;
    public final Meddler meddler;
    public final MemoryJournal journal;
    public ScriptedChat chat = new ScriptedChat("console");
    private final SimulatedCluster.Size size;
    private Desk desk;
    private int said;
    /// What an approver of the newest plan has to type besides.
    private String typed = "";

    public House(int size) {
        this(new SimulatedCluster.Size(size, 0, 0));
    }

    public House(SimulatedCluster.Size size) {
        this(size, "3.4.23");
    }

    /// Of this version of etcd.
    public House(SimulatedCluster.Size size, String version) {
        this.size = size;
        cluster = new SimulatedCluster(
                new ClusterName("prod-eu"), size, Version.parse(version).orElseThrow(), clock);
        meddler = new Meddler(cluster);
        journal = new MemoryJournal();
        desk = open();
    }

    private Desk open() {
        var on = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), false, false);
        var destructive = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), true, false);
        var disaster = new Rule(2, Set.of("etcd-oncall"), Duration.ofMinutes(15), true, true);
        var made = new Desk(new Desk.Parts(
                List.of(new Desk.Watched(cluster.inventory(List.of("console:ops")), meddler, meddler)),
                Runbooks.all(),
                new Policy(Map.of(Risk.CHANGING, on, Risk.DESTRUCTIVE, destructive, Risk.DISASTER, disaster)),
                new Roster(Map.of(
                        new Account("unix", "alice"), new Person("alice", Set.of("etcd-oncall")),
                        new Account("slack", "U1"), new Person("alice", Set.of("etcd-oncall")),
                        new Account("unix", "bob"), new Person("bob", Set.of("etcd-oncall")),
                        new Account("unix", "carol"), new Person("carol", Set.of("etcd-oncall")),
                        new Account("unix", "dave"), new Person("dave", Set.of()))),
                journal.store(),
                clock));
        made.connect(List.of(chat));
        made.recover();
        return made;
    }

    /// The bot dies without a word and comes back.
    public void dieAndReturn() {
        desk.close();
        chat = new ScriptedChat("console");
        desk = open();
    }

    public void says(String who, String text) {
        says(new Account("unix", who), text);
    }

    public void says(Account account, String text) {
        desk.hear(new Incoming(account, new Place("console:ops", "t" + ++said), text));
    }

    /// The first thing that is told where this was said.
    private Notice reply(String who, String text) throws InterruptedException {
        says(who, text);
        var thread = "t" + said;
        chat.await(_ -> firstIn(thread).isPresent(), SOON);
        return firstIn(thread).orElseThrow();
    }

    private Optional<Notice> firstIn(String thread) {
        return chat.told().stream()
                .filter(told -> told.place().thread().equals(thread))
                .map(ScriptedChat.Told::notice)
                .findFirst();
    }

    public String plan(String ask) throws InterruptedException {
        var notice = reply("alice", ask);
        if (notice instanceof Notice.CardShown(var card)) {
            typed = card.request().rule().typeClusterName() ? " on prod-eu because it is time" : "";
            return card.request().plan().digest().brief();
        }
        throw new IllegalStateException("no plan: " + notice.text());
    }

    /// Asks, and has it approved by as many as it takes.
    public void runs(String ask) throws InterruptedException {
        approve(plan(ask + " because it is time"));
    }

    public void approve(String plan) throws InterruptedException {
        says("bob", "approve " + plan + typed);
        if (!typed.isEmpty()) {
            says("carol", "approve " + plan + typed);
        }
    }

    public String refusal(String who, String text) throws InterruptedException {
        var notice = reply(who, text);
        if (notice instanceof Notice.Refused(var refusal, _)) {
            return refusal.text();
        }
        throw new IllegalStateException("not refused: " + notice.text());
    }

    /// Whether it went well or not: the first state in which the run stands or has ended.
    public Notice outcome() throws InterruptedException {
        return awaits(STANDS);
    }

    /// As outcome, among what was told behind the first so many notices.
    public Notice outcomeAfter(int told) throws InterruptedException {
        return awaitsAfter(told, STANDS);
    }

    public Notice awaits(RunState... states) throws InterruptedException {
        var wanted = Set.of(states);
        return chat.await(found -> stands(found, wanted), SOON);
    }

    /// As awaits, among what was told behind the first so many notices.
    public Notice awaitsAfter(int told, RunState... states) throws InterruptedException {
        var wanted = Set.of(states);
        chat.await(_ -> after(told, wanted).isPresent(), SOON);
        return after(told, wanted).orElseThrow();
    }

    /// That an order was heard is told with the state of that moment, which is none that a spec waits for.
    private static boolean stands(Notice found, Set<RunState> wanted) {
        return found instanceof Notice.RunChanged run
                && wanted.contains(run.state())
                && !run.text().startsWith("heard: ");
    }

    private Optional<Notice> after(int told, Set<RunState> states) {
        return chat.told().stream()
                .skip(told)
                .map(ScriptedChat.Told::notice)
                .filter(found -> stands(found, states))
                .findFirst();
    }

    public int told() {
        return chat.told().size();
    }

    /// Says stop and waits until it is on record; for a moment in which the bot stands still.
    public void stops(String who) throws InterruptedException {
        says(who, "stop");
        chat.await(found -> found.text().contains("asked to stop"), SOON);
    }

    public void tick() {
        desk.tick();
    }

    /// What the newest run has on record.
    public List<RunEvent> record() {
        return journal.entries(journal.runs().getFirst()).stream()
                .map(Entry::event)
                .toList();
    }

    /// The number of the host whose member leads.
    public int leading() {
        return IntStream.rangeClosed(1, size.members())
                .filter(number -> cluster.memberOn(number).equals(cluster.leader()))
                .findFirst()
                .orElse(0);
    }

    /// The number of a host whose member does not.
    public int following() {
        return leading() == 1 ? 2 : 1;
    }

    /// The lead goes to the member on this host, by nobody we know.
    public void leads(int number) {
        var from = cluster.inventory(List.of()).endpoints().get(leading() - 1);
        var _ = cluster.call(new EtcdCall.MoveLeader(cluster.memberOn(number)), from, SOON);
    }

    /// What took effect, without whom and where: `Fence RemoveMember AddLearner`.
    public String kinds() {
        return cluster.acts().stream().map(act -> act.split("[ \\[]", 2)[0]).collect(Collectors.joining(" "));
    }

    public String answer(String who, String question) throws InterruptedException {
        return reply(who, question).text();
    }

    @Override
    public void close() {
        desk.close();
    }
}
