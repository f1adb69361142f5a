package dev.quorate.core.desk;

import dev.quorate.core.approval.Permit;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Disk;
import dev.quorate.core.port.Journal;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One cluster's lane: at most one run walks on it at a time. A run that waits for a person keeps the lane.
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final LastSeen seen;
    private final Desk.Watched cluster;
    private final Ledger ledger;
    private final Gate gate;
    private final Disk disk;
    private final Clock clock;
    private final BooleanSupplier goingDown;
    private Optional<Thread> walker = Optional.empty();

    Lane(Desk.Watched cluster, Ledger ledger, Gate gate, Disk disk, Clock clock, BooleanSupplier goingDown) {
        seen = new LastSeen(cluster.etcd());
        this.cluster = new Desk.Watched(cluster.inventory(), seen, cluster.hosts());
        this.ledger = ledger;
        this.gate = gate;
        this.disk = disk;
        this.clock = clock;
        this.goingDown = goingDown;
    }

    ClusterName name() {
        return cluster.inventory().name();
    }

    Desk.Watched cluster() {
        return cluster;
    }

    /// The members as the latest look had them, whoever took it; empty before the first.
    List<Member> lastMembers() {
        return seen.members();
    }

    /// The first room of the cluster in this chat.
    Optional<String> roomIn(String chat) {
        return cluster.inventory().rooms().stream()
                .filter(room -> new Place(room, "").chat().equals(chat))
                .findFirst();
    }

    /// Where a run that is asked for here can be shown besides: in the first room of each other chat. Never
    /// in this chat again: whoever sits there finds the run where it was asked for.
    List<Place> elsewhere(Place asked) {
        return cluster.inventory().rooms().stream()
                .map(room -> new Place(room, "").chat())
                .filter(chat -> !chat.equals(asked.chat()))
                .distinct()
                .flatMap(chat -> roomIn(chat).stream())
                .map(room -> new Place(room, ""))
                .toList();
    }

    /// The run that holds the lane, from its permit to its end.
    Optional<Progress> holder() {
        return ledger.open(name()).stream()
                .filter(progress -> progress.state().underWay())
                .findFirst();
    }

    /// Why nothing new can start here now: another run is under way, or there is no room for what a run
    /// writes down. One that is under way goes on to its end all the same, or stands still at the event
    /// that finds none.
    Optional<Refusal> closed() {
        return taken().or(() -> shortage()
                .map(why -> new Refusal(
                        "I did not start anything in " + name() + ".",
                        why + ".",
                        "Make room there, then ask again; `preview` and questions are answered meanwhile.")));
    }

    /// That the disk is nearly full, or does not say, in words without a full stop.
    Optional<String> shortage() {
        try {
            var room = disk.room();
            return room.isShort()
                    ? Optional.of("Only " + room.text() + ", and a new run needs " + room.needed()
                            + " for its record and its snapshots")
                    : Optional.empty();
        } catch (Journal.JournalException e) {
            LOG.error("the disk was not asked", e);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Why the cluster is not free now.
    Optional<Refusal> taken() {
        return holder().map(progress -> new Refusal(
                "I did not start anything in " + name() + ".",
                "Run " + progress.run() + " (plan "
                        + progress.request().plan().digest() + ", "
                        + progress.state().word()
                        + ") holds the cluster; there is one run at a time.",
                "Ask `status`; `stop` and `abort` end it."));
    }

    /// Walks in a thread of its own. The caller holds the lane's lock and has journaled that the run goes
    /// on.
    synchronized void walk(Permit permit, RunId run) {
        var runner = new Runner(permit, run, cluster, ledger, gate, clock, goingDown);
        walker = Optional.of(Thread.ofVirtual().name("run-" + run).start(runner::walk));
    }

    /// Waits until nothing walks; false if something still does when the time is up.
    boolean quiet(Duration within) throws InterruptedException {
        Optional<Thread> thread;
        synchronized (this) {
            thread = walker;
        }
        return thread.isEmpty() || thread.get().join(within);
    }
}
