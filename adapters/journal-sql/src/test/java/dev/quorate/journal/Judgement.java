package dev.quorate.journal;

import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// What becomes of a store with a fault in it, by the same parts that the bot and `record verify` are made
/// of, held against what was written.
final class Judgement {
    enum End {
        /// Everything is there as it was written.
        WHOLE,
        /// Without what had not been synced, and otherwise as it was written.
        BEGINNING,
        /// Not opened, or not read, with a sentence that says why.
        REFUSED,
        /// The hashes do not fit, and `record verify` says where.
        MISFIT,
        /// Fits its hashes; a checkpoint from elsewhere tells that its end is gone.
        CUT,
        /// What must not be.
        UNDETECTED
    }

    private final WrittenStore written;
    private final Path file;

    Judgement(WrittenStore written, Path file) {
        this.written = written;
        this.file = file;
    }

    End of(StorageFault fault) throws IOException {
        fault.in(file);
        try (var connection = SqliteFile.forReading(file).getConnection()) {
            return fault.crash() ? afterCrash(connection, fault.held()) : afterDamage(connection);
        } catch (SQLException | RuntimeException e) {
            return refused(fault, e);
        }
    }

    /// A power cut damages nothing: refusing such a store would be wrong, too.
    private End refused(StorageFault fault, Exception e) {
        return !fault.crash() && SqlFault.of(file, e) instanceof JournalException ? End.REFUSED : End.UNDETECTED;
    }

    private End afterCrash(Connection connection, int held) throws SQLException {
        return switch (opened(connection, Optional.of(checkpoint(held)))) {
            case Verification.Broken _ -> End.UNDETECTED;
            case Verification.Whole(var end) -> {
                if (end.position() < held || !isAsWritten(connection, end)) {
                    yield End.UNDETECTED;
                }
                yield end.position() == written.events().size() ? End.WHOLE : End.BEGINNING;
            }
        };
    }

    private End afterDamage(Connection connection) throws SQLException {
        return switch (opened(connection, Optional.empty())) {
            case Verification.Broken _ -> End.MISFIT;
            case Verification.Whole(var end) -> {
                if (!isAsWritten(connection, end)) {
                    yield End.UNDETECTED;
                }
                var last = checkpoint(written.events().size());
                yield switch (opened(connection, Optional.of(last))) {
                    case Verification.Broken _ -> End.CUT;
                    case Verification.Whole _ -> end.equals(last) ? End.WHOLE : End.UNDETECTED;
                };
            }
        };
    }

    private Checkpoint checkpoint(int events) {
        return events == 0 ? Checkpoint.EMPTY : written.events().get(events - 1).sealed();
    }

    private Verification opened(Connection connection, Optional<Checkpoint> witness) throws SQLException {
        SqliteFile.refuseDamaged(file, connection);
        return new Verifying(new SealTable(Jdbi.create(connection)), witness).run();
    }

    /// Everything that the bot asks a record for, against the same beginning of what was written.
    private boolean isAsWritten(Connection connection, Checkpoint end) {
        var database = Jdbi.create(connection);
        var tables = new RunTables(database, new LetterTables(database));
        var events = written.events().stream()
                .limit(end.position())
                .map(WrittenStore.Written::entry)
                .toList();
        var runs = new ArrayList<>(events.stream().map(Entry::run).distinct().toList());
        return end.equals(checkpoint((int) end.position()))
                && tables.runs().equals(runs.reversed())
                && tables.open()
                        .equals(runs.stream()
                                .filter(run -> isOpen(of(run, events)))
                                .toList())
                && runs.stream().allMatch(run -> tables.entries(run).equals(of(run, events)));
    }

    private static List<Entry> of(RunId run, List<Entry> events) {
        return events.stream().filter(event -> event.run().equals(run)).toList();
    }

    private static boolean isOpen(List<Entry> run) {
        return !(run.getLast().event() instanceof RunEvent.Closed);
    }
}
