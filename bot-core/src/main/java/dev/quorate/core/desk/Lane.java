package dev.quorate.core.desk;

import dev.quorate.core.approval.Permit;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Clock;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One cluster's lane: at most one run walks on it at a time. A run that waits for a person keeps the lane.
final class Lane {
    private final Desk.Watched cluster;
    private final Ledger ledger;
    private final Gate gate;
    private final Clock clock;
    private final BooleanSupplier goingDown;
    private Optional<Thread> walker = Optional.empty();

    Lane(Desk.Watched cluster, Ledger ledger, Gate gate, Clock clock, BooleanSupplier goingDown) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.gate = gate;
        this.clock = clock;
        this.goingDown = goingDown;
    }

    ClusterName name() {
        return cluster.inventory().name();
    }

    Desk.Watched cluster() {
        return cluster;
    }

    /// The first room of the cluster in this chat.
    Optional<String> roomIn(String chat) {
        return cluster.inventory().rooms().stream()
                .filter(room -> new Place(room, "").chat().equals(chat))
                .findFirst();
    }

    /// Where a run that is asked for here can be shown besides: in the first room of each other chat. Never in
    /// this chat again: whoever sits there finds the run where it was asked for.
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

    /// Why nothing new can start here now.
    Optional<Refusal> taken() {
        return holder().map(progress -> new Refusal(
                "I did not start anything in " + name() + ".",
                "Run " + progress.run() + " (plan "
                        + progress.request().plan().digest() + ", "
                        + progress.state().word()
                        + ") holds the cluster; there is one run at a time.",
                "Ask `status`; `stop` and `abort` end it."));
    }

    /// Walks in a thread of its own. The caller holds the lane's lock and has journaled that the run goes on.
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
