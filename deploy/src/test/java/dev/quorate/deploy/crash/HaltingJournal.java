package dev.quorate.deploy.crash;

import dev.quorate.core.port.Journal;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A journal that stands still before and after each event that it writes.
final class HaltingJournal implements Journal {
    private final Journal journal;
    private final Halts halts;
    private Optional<Progress> newest;

    HaltingJournal(Journal journal, Halts halts) {
        this.journal = journal;
        this.halts = halts;
        newest = Optional.of(StateFolder.entries(journal))
                .filter(entries -> !entries.isEmpty())
                .map(Progress::of);
    }

    @Override
    public Entry append(RunId run, long behind, Instant at, RunEvent event, Letters letters) {
        halts.at("before " + (behind + 1) + " " + words(event));
        var entry = journal.append(run, behind, at, event, letters);
        halts.at("after " + (behind + 1) + " " + words(event));
        happened(entry);
        return entry;
    }

    private synchronized void happened(Entry entry) {
        newest = Optional.of(newest.map(progress -> progress.with(entry)).orElseGet(() -> Progress.of(List.of(entry))));
        notifyAll();
    }

    /// Waits in real time until the run is in a state that fits; the state it is in then, or after the time.
    synchronized Optional<RunState> await(Predicate<RunState> fits, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        var left = atMost.toMillis();
        while (newest.map(Progress::state).filter(fits).isEmpty() && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return newest.map(Progress::state);
    }

    /// Where the run stands that this bot found or began.
    synchronized Optional<Progress> newest() {
        return newest;
    }

    @Override
    public List<Entry> entries(RunId run) {
        return journal.entries(run);
    }

    @Override
    public List<RunId> runs() {
        return journal.runs();
    }

    @Override
    public List<RunId> open() {
        return journal.open();
    }

    /// `Intended step 5`, `Permitted`.
    static String words(RunEvent event) {
        var kind = event.getClass().getSimpleName();
        return switch (event) {
            case RunEvent.Intended(var mark) -> kind + " " + mark;
            case RunEvent.Acted(var mark, _) -> kind + " " + mark;
            case RunEvent.Deferred(var mark, _, _) -> kind + " " + mark;
            case RunEvent.Unknown(var mark, _) -> kind + " " + mark;
            case RunEvent.NotDone(var mark, _) -> kind + " " + mark;
            case RunEvent.Verified(var mark, _, _, _, _, _) -> kind + " " + mark;
            case RunEvent.Failed(var mark, _, _) -> kind + " " + mark;
            case RunEvent.Heard(var mark, _, _) -> kind + " " + mark;
            case RunEvent.Closed(var state, _) -> kind + " " + state.word();
            case RunEvent.Proposed _,
                    RunEvent.Voted _,
                    RunEvent.VoteRefused _,
                    RunEvent.Permitted _,
                    RunEvent.NeedsPerson _,
                    RunEvent.StopAsked _,
                    RunEvent.Stopped _,
                    RunEvent.Resumed _,
                    RunEvent.RetryAsked _,
                    RunEvent.AbortAsked _,
                    RunEvent.Parked _,
                    RunEvent.Recovered _ -> kind;
        };
    }
}
