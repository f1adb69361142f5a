package dev.quorate.deploy.crash;

import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Policy;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.port.Store;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.core.rehearsal.ScriptedChat;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunState;
import dev.quorate.journal.SqliteJournal;
import dev.quorate.runbooks.Runbooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A process to be killed: a whole bot with the real record, on a rehearsal cluster that survives. On an
/// empty record it asks for a replacement; on any other it recovers. A plan that waits for votes gets one.
final class RehearsedBot {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int VICTIM = 2;

    private final Halts halts;
    private final HaltingJournal journal;
    private final ScriptedChat chat = new ScriptedChat("console");
    private final Desk desk;

    private RehearsedBot(Halts halts, HaltingJournal journal, Store store, HaltingCluster cluster) {
        this.halts = halts;
        this.journal = journal;
        var rule = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), false, false);
        desk = new Desk(new Desk.Parts(
                List.of(new Desk.Watched(cluster.cluster().inventory(List.of("console:ops")), cluster, cluster)),
                Runbooks.all(),
                new Policy(Map.of(Risk.CHANGING, rule, Risk.DESTRUCTIVE, rule, Risk.DISASTER, rule)),
                new Roster(Map.of(
                        new Account("unix", "alice"), new Person("alice", Set.of("etcd-oncall")),
                        new Account("unix", "bob"), new Person("bob", Set.of("etcd-oncall")))),
                new Store(journal, store.outbox(), store.inbox(), store.disk()),
                cluster.clock()));
        desk.connect(List.of(chat));
        halts.onPark(this::park);
        halts.onLate(() -> cluster.cluster().befall(SimulatedCluster.Mishap.LATE));
    }

    public static void main(String[] arguments) throws Exception {
        var halts = new Halts(System.out);
        System.setOut(System.err);
        var folder = new StateFolder(Path.of(arguments[0]));
        try (var record = SqliteJournal.open(folder.record())) {
            var clock = new SettableClock(folder.after(Duration.parse(arguments[1]), StateFolder.entries(record)));
            var isNew = !Files.exists(folder.world());
            var cluster = folder.cluster(clock);
            if (isNew) {
                cluster.kill(VICTIM);
            }
            new RehearsedBot(
                            halts,
                            new HaltingJournal(record, halts),
                            record.store(),
                            new HaltingCluster(cluster, clock, halts))
                    .live();
        }
        Runtime.getRuntime().exit(0);
    }

    private void live() throws InterruptedException {
        desk.recover();
        desk.tick();
        if (journal.runs().isEmpty()) {
            says("alice", "replace member 10.0.1.2 because its disk died");
            journal.await(_ -> true, SOON);
        }
        var found = journal.newest().orElseThrow();
        if (found.state() == RunState.WAITING && found.votes().isEmpty()) {
            says("bob", "approve " + found.request().plan().digest().brief());
        }
        var state = journal.await(RehearsedBot::rests, SOON).orElseThrow();
        desk.park(SOON);
        halts.say("told "
                + chat.told().stream()
                        .map(told -> told.notice().text())
                        .findFirst()
                        .orElse(""));
        halts.say("end " + state.word());
    }

    private static boolean rests(RunState state) {
        return state != RunState.WAITING && state != RunState.RUNNING;
    }

    private void says(String who, String text) {
        desk.hear(new Incoming(new Account("unix", who), new Place("console:ops", "t1"), text));
    }

    /// As at SIGTERM: begun on another thread, and returns once the desk waits for its runs.
    private void park() {
        var parking = Thread.ofPlatform().daemon().start(() -> desk.park(SOON));
        while (parking.getState() != Thread.State.TIMED_WAITING && parking.isAlive()) {
            Thread.onSpinWait();
        }
    }
}
