package dev.quorate.deploy.lab;

import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.deploy.record.RunStory;
import dev.quorate.journal.SqliteJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The record of a bot's one run, read from outside while the bot writes it.
final class RunRecord implements AutoCloseable {
    private final SqliteJournal journal;

    RunRecord(Path store) {
        journal = SqliteJournal.openForReading(store);
    }

    List<Entry> entries() {
        var runs = journal.runs();
        return runs.isEmpty() ? List.of() : journal.entries(runs.getFirst());
    }

    <E extends RunEvent> Stream<E> events(Class<E> kind) {
        return entries().stream().map(Entry::event).filter(kind::isInstance).map(kind::cast);
    }

    Progress progress() {
        return Progress.of(entries());
    }

    /// Waits until the run has such an event; answers with the first of them.
    Entry await(String what, Duration within, Predicate<RunEvent> wanted) throws InterruptedException {
        return Await.found(
                what + ", after " + entries().size() + " events",
                within,
                () -> entries().stream()
                        .filter(entry -> wanted.test(entry.event()))
                        .findFirst());
    }

    /// Waits until nothing goes on by itself any more.
    RunState end(Duration within) throws InterruptedException {
        Await.holds("the end of the run", within, () -> {
            var state = progress().state();
            return state.over() || state == RunState.NEEDS_PERSON || state == RunState.STOPPED;
        });
        return progress().state();
    }

    /// The record as `quorate record show` prints it, without what hosts said: for whoever reads why a spec
    /// failed.
    @Override
    public String toString() {
        return RunStory.of(entries()).lines().stream()
                .filter(line -> !line.contains(" | "))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        journal.close();
    }
}
