package dev.quorate.journal;

import dev.quorate.core.port.Journal.JournalException;
import java.time.Duration;
import java.util.Optional;

/// The right of one bot to write and to act, for as long as its beats go through. Once lost it stays lost.
///
/// A bot that is held up for minutes finds out here, by its own clock, before its next act; and at the latest in
/// the transaction of its next write, by the epoch.
public final class Lease {
    private final LeaseTable table;
    private final long epoch;
    private final Tenure tenure;
    private final Ticks ticks;
    private Duration until;
    private Optional<String> lost = Optional.empty();

    /// - `taken`: when it began to be taken, by these ticks
    Lease(LeaseTable table, long epoch, Tenure tenure, Ticks ticks, Duration taken) {
        this.table = table;
        this.epoch = epoch;
        this.tenure = tenure;
        this.ticks = ticks;
        this.until = taken.plus(tenure.lease());
    }

    /// The fence: each owner's is higher than all before.
    public long epoch() {
        return epoch;
    }

    /// Whether this bot may act now.
    public synchronized boolean isHeld() {
        if (lost.isEmpty() && ticks.atMost().compareTo(until) >= 0) {
            lose("the lease ran out: no beat went through for " + tenure.lease().toSeconds() + " s");
        }
        return lost.isEmpty();
    }

    /// Why not any more, for people.
    public synchronized String whyLost() {
        return lost.orElse("it is held");
    }

    /// To be called several times within the time of the lease. While the store is away it runs on until its end.
    public void renew() {
        if (!isHeld()) {
            return;
        }
        var began = ticks.atMost();
        if (table.beat(epoch)) {
            extend(began.plus(tenure.lease()));
        } else {
            lose("another bot leads");
        }
    }

    private synchronized void extend(Duration end) {
        // A beat that came back after the end renews nothing: who waits may have begun.
        if (isHeld() && end.compareTo(until) > 0) {
            until = end;
        }
    }

    synchronized void lose(String why) {
        if (lost.isEmpty()) {
            lost = Optional.of(why);
        }
    }

    void refuseIfLost(PostgresqlAddress journal) {
        if (!isHeld()) {
            throw refused(journal);
        }
    }

    JournalException refused(PostgresqlAddress journal) {
        return new JournalException("this bot does not lead in the journal " + journal + " any more: " + whyLost());
    }

    boolean giveBack() {
        lose("it was given back");
        return table.giveBack(epoch);
    }
}
