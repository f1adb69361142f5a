package dev.quorate.core.desk;

import dev.quorate.core.approval.Permit;
import dev.quorate.core.approval.Ruling;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.notice.Leavings;
import dev.quorate.core.port.Clock;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.util.List;

/// After a start: what the journal holds open is said in its room, looked at again, and gone on with where
/// no person has to decide. Nothing is replayed; the walk begins with a look.
final class Recovery {
    private final Rooms rooms;
    private final Ledger ledger;
    private final Clock clock;

    Recovery(Rooms rooms, Ledger ledger, Clock clock) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.clock = clock;
    }

    void recover() {
        for (var found : ledger.load()) {
            var now = ledger.append(found.run(), new RunEvent.Recovered(Leavings.found(found)));
            if (now.state() == RunState.RUNNING) {
                goOn(now);
            } else if (now.state() == RunState.WAITING) {
                decide(now);
            }
        }
    }

    /// A vote may have been the last thing that the bot wrote before it died: what follows from it follows
    /// now. A plan whose time ran out meanwhile is not begun any more; `tick` closes it.
    private void decide(Progress progress) {
        var ruling = Ruling.of(progress.request(), progress.votes(), clock.now());
        if (ruling instanceof Ruling.Denied(var no)) {
            ledger.append(
                    progress.run(), new RunEvent.Closed(RunState.DENIED, no.person() + " denied it: " + no.reason()));
        } else if (ruling instanceof Ruling.Permitted(var permit)
                && clock.now().isBefore(progress.request().expires())) {
            rooms.lane(permit.plan().ask().cluster())
                    .filter(lane -> lane.closed().isEmpty())
                    .ifPresent(lane -> begin(lane, permit, progress));
        }
    }

    private void begin(Lane lane, Permit permit, Progress progress) {
        ledger.append(
                progress.run(),
                new RunEvent.Permitted(permit.votes().stream().map(Vote::person).toList()));
        lane.walk(permit, progress.run());
    }

    private void goOn(Progress progress) {
        var lane = rooms.lane(progress.request().plan().ask().cluster());
        if (lane.isEmpty()) {
            needsPerson(progress, "Its cluster is not in my configuration any more.");
        } else if (Ruling.of(progress.request(), progress.votes(), clock.now())
                instanceof Ruling.Permitted(var permit)) {
            lane.get().walk(permit, progress.run());
        } else {
            needsPerson(progress, "The votes in my record do not permit it.");
        }
    }

    private void needsPerson(Progress progress, String why) {
        ledger.append(progress.run(), new RunEvent.NeedsPerson(why, List.of("abort")));
    }
}
