package dev.quorate.journal;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// A store as the bot really writes it, byte for byte, with what was acknowledged and which bytes had been
/// synced for it by then.
///
/// - `events`: in the order of the record, the run that a list shows first begun first
/// - `before`, `logBefore`: the file and its log when SQLite began to carry the log over
final class WrittenStore {
    static final RunId FIRST = new RunId("20261122-021140-7f3a91c2");
    static final RunId SECOND = new RunId("20261122-031140-8e3a91c2");
    static final RunId THIRD = new RunId("20261122-041140-9d3a91c2");
    private static final String LONG = "what the host said ".repeat(120);

    /// - `logEnd`: the log's bytes up to here, and the whole file, make the event durable
    record Written(Entry entry, Checkpoint sealed, int logEnd) {}

    private final byte[] main;
    private final byte[] log;
    private final byte[] before;
    private final byte[] logBefore;
    private final List<Written> events;

    private WrittenStore(byte[] main, byte[] log, byte[] before, byte[] logBefore, List<Written> events) {
        this.main = main;
        this.log = log;
        this.before = before;
        this.logBefore = logBefore;
        this.events = List.copyOf(events);
    }

    /// Its log was carried over once and begun anew: new frames in front, old ones behind them.
    static WrittenStore in(Path directory) throws IOException, SQLException {
        var file = directory.resolve("written.db");
        var events = new ArrayList<Written>();
        try (var journal = SqliteJournal.open(file)) {
            append(file, journal, FIRST, events, new EventSamples(7).proposed());
            append(file, journal, SECOND, events, new EventSamples(8).proposed());
            for (var at = 1; at < 9; at++) {
                append(file, journal, FIRST, events, new RunEvent.Recovered(LONG + at));
                append(file, journal, SECOND, events, new RunEvent.Resumed("linus" + at));
            }
            append(file, journal, SECOND, events, new RunEvent.Closed(RunState.DENIED, "grace denied it"));
            var before = Files.readAllBytes(file);
            var logBefore = Files.readAllBytes(log(file));
            carryOver(file);
            events.replaceAll(event -> new Written(event.entry(), event.sealed(), 0));
            append(file, journal, THIRD, events, new EventSamples(9).proposed());
            for (var at = 1; at < 7; at++) {
                append(file, journal, THIRD, events, new RunEvent.StopAsked("ada" + at));
                append(file, journal, FIRST, events, new RunEvent.StopAsked("grace" + at));
            }
            return new WrittenStore(Files.readAllBytes(file), Files.readAllBytes(log(file)), before, logBefore, events);
        }
    }

    /// All of it in the file, as after a good end.
    WrittenStore closed(Path directory) throws IOException, SQLException {
        var file = write(directory.resolve("closed.db"), main, log);
        carryOver(file);
        return new WrittenStore(Files.readAllBytes(file), new byte[0], before, logBefore, events);
    }

    byte[] main() {
        return main.clone();
    }

    byte[] log() {
        return log.clone();
    }

    byte[] before() {
        return before.clone();
    }

    byte[] logBefore() {
        return logBefore.clone();
    }

    List<Written> events() {
        return events;
    }

    static Path write(Path file, byte[] main, byte[] log) throws IOException {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
        Files.write(file, main);
        Files.write(log(file), log);
        return file;
    }

    static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static void carryOver(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(passive)");
        }
    }

    private static void append(Path file, SqliteJournal journal, RunId run, List<Written> events, RunEvent event)
            throws IOException {
        var behind =
                events.stream().filter(known -> known.entry().run().equals(run)).count();
        var sealed = new AtomicReference<>(Checkpoint.EMPTY);
        var entry = journal.append(run, behind, Instant.EPOCH.plusSeconds(events.size()), event, end -> {
            sealed.set(end);
            return List.of();
        });
        var frames = WalFile.frames(Files.readAllBytes(log(file)));
        events.add(new Written(entry, sealed.get(), WalFile.start(frames)));
    }
}
