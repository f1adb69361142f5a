package dev.quorate.journal;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A bot of a schedule: stands by; leads; looks, intends, acts, writes down, one of these at a time. It may sleep
/// between any two, and not between asking its own clock and sending the call.
final class Walker implements AutoCloseable {
    private static final Tenure TENURE = Tenure.of(Tenure.LEASE);

    private final Standby standby;
    private final RunEvent proposed = new EventSamples(1).proposed();
    private Optional<PostgresqlJournal> leading = Optional.empty();
    private Optional<Integer> intended = Optional.empty();
    private Optional<Integer> called = Optional.empty();
    private Duration wakes = Duration.ZERO;

    Walker(PostgresqlAddress address, String name, Ticks ticks) {
        standby = Standby.at(address, Postgres.PASSWORD, name, TENURE, ticks);
    }

    void beginAt(Duration time) {
        wakes = time;
        forget();
    }

    Duration wakes() {
        return wakes;
    }

    void sleepUntil(Duration time) {
        wakes = time;
    }

    /// Does one thing; tells how long it took.
    Duration act(Schedule schedule) {
        try {
            if (leading.isEmpty()) {
                leading = standby.lead();
                return Duration.ZERO;
            }
            var journal = leading.get();
            journal.lease().renew();
            return step(schedule, journal);
        } catch (JournalException _) {
            leading = Optional.empty();
            forget();
            return Duration.ZERO;
        }
    }

    private Duration step(Schedule schedule, PostgresqlJournal journal) {
        if (called.isPresent()) {
            write(schedule, journal, new RunEvent.Acted(mark(called.get()), List.of()));
            forget();
        } else if (intended.isPresent()) {
            if (journal.lease().isHeld()) {
                called = intended;
                intended = Optional.empty();
                return schedule.call(called.get(), journal.lease().epoch());
            }
            leading = Optional.empty();
            forget();
        } else {
            look(schedule, journal);
        }
        return Duration.ZERO;
    }

    /// As after a start: what the record says, and what the cluster says of a step whose outcome is not on record.
    private void look(Schedule schedule, PostgresqlJournal journal) {
        var entries = journal.entries(schedule.run());
        if (entries.isEmpty()) {
            write(schedule, journal, proposed);
            return;
        }
        var last = entries.getLast().event();
        var done = (int) entries.stream()
                .filter(entry -> entry.event() instanceof RunEvent.Acted)
                .count();
        if (last instanceof RunEvent.Closed) {
            schedule.end();
        } else if (done == Schedule.STEPS) {
            write(schedule, journal, new RunEvent.Closed(RunState.DONE, "done"));
        } else if (last instanceof RunEvent.Intended && schedule.isDone(done)) {
            write(schedule, journal, new RunEvent.Acted(mark(done), List.of()));
        } else {
            write(schedule, journal, new RunEvent.Intended(mark(done)));
            intended = Optional.of(done);
        }
    }

    private static void write(Schedule schedule, PostgresqlJournal journal, RunEvent event) {
        journal.append(schedule.run(), journal.entries(schedule.run()).size(), Instant.EPOCH, event);
    }

    private static Mark mark(int step) {
        return Mark.forward(step + 1);
    }

    private void forget() {
        intended = Optional.empty();
        called = Optional.empty();
    }

    @Override
    public void close() {
        standby.close();
    }
}
