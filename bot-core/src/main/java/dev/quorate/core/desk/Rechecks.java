package dev.quorate.core.desk;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.RecheckText;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.run.Drift;
import dev.quorate.core.run.Progress;
import java.time.Duration;

/// Looks again on behalf of whoever is about to decide, exactly as the runner will: at the same hosts, with
/// the same patience, and by the same measure.
final class Rechecks {
    /// How long a difference may take to settle before it is believed: an election, a unit between two states.
    static final Duration SETTLE = Duration.ofSeconds(5);

    private final Rooms rooms;
    private final Ledger ledger;
    private final Teller teller;
    private final Clock clock;

    Rechecks(Rooms rooms, Ledger ledger, Teller teller, Clock clock) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.teller = teller;
        this.clock = clock;
    }

    void recheck(Incoming incoming, String plan) throws InterruptedException {
        var here = ledger.named(plan, rooms.clusters(incoming));
        if (here.size() != 1) {
            teller.tell(
                    incoming.place(),
                    new Notice.Refused(new Refusal(
                            "I did not look again.",
                            here.isEmpty()
                                    ? "No open plan in this room begins with " + plan + "."
                                    : "Several plans begin with " + plan + ".",
                            here.isEmpty() ? "Ask `status` for what is open." : "Type more of it.")));
            return;
        }
        var run = here.getFirst();
        var lane = rooms.lane(run.request().plan().ask().cluster()).orElseThrow();
        var seen = settled(run, new Observer(lane.cluster(), clock));
        teller.tell(incoming.place(), new Notice.Answered(RecheckText.of(run, seen, clock.now())));
    }

    private ClusterState settled(Progress run, Observer observer) throws InterruptedException {
        var wait = new Waiting(clock, SETTLE);
        var focus = run.request().plan().focus();
        var seen = observer.look(focus);
        while (!Drift.of(run, seen.fingerprint()).isEmpty() && wait.more()) {
            wait.pause();
            seen = observer.look(focus);
        }
        return seen;
    }
}
