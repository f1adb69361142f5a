package dev.quorate.deploy.store;

import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.deploy.config.SecretFile;
import dev.quorate.deploy.config.Store;
import dev.quorate.journal.Lease;
import dev.quorate.journal.PostgresqlJournal;
import dev.quorate.journal.SqlJournal;
import dev.quorate.journal.SqliteJournal;
import dev.quorate.journal.StateDisk;
import dev.quorate.journal.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The record as one bot has it, with the right to write and to act.
///
/// - `folder`: this bot's own
/// - `lease`: by which it leads; a bot that is alone by its store's nature has none
public record OpenStore(SqlJournal journal, Path folder, Optional<Lease> lease) {
    /// For the only bot on this file.
    public static OpenStore alone(Store.Sqlite store) {
        return alone(store, SqliteJournal.open(store.file()));
    }

    public static OpenStore alone(Store.Sqlite store, SqliteJournal journal) {
        return new OpenStore(journal, store.folder(), Optional.empty());
    }

    static OpenStore led(Store.Postgresql store, PostgresqlJournal journal) {
        return new OpenStore(journal, store.folder(), Optional.of(journal.lease()));
    }

    /// Everything that the desk keeps. Of a database on another machine only our own folder, where snapshots are
    /// saved, can be full before it says so.
    public dev.quorate.core.port.Store store() {
        var kept = journal.store();
        return lease.isEmpty()
                ? kept
                : new dev.quorate.core.port.Store(kept.journal(), kept.outbox(), kept.inbox(), new StateDisk(folder));
    }

    /// For records, also while bots write.
    public static SqlJournal forReading(Store store) {
        return switch (store) {
            case Store.Sqlite(var file) -> SqliteJournal.openForReading(file);
            case Store.Postgresql(var address, var password, _, _) ->
                PostgresqlJournal.openForReading(address, read(password));
        };
    }

    /// What in the record does not fit its hashes; empty when all does.
    public Optional<String> misfit() {
        return switch (journal.verify(Optional.empty())) {
            case Verification.Whole _ -> Optional.empty();
            case Verification.Broken(var first) -> Optional.of(first);
        };
    }

    /// Whether the bot may still act on clusters and hosts.
    public boolean mayAct() {
        return lease.map(Lease::isHeld).orElse(true);
    }

    static String read(SecretFile password) {
        try {
            return password.read();
        } catch (IOException e) {
            throw new JournalException("the file " + password + " with the store's password cannot be read", e);
        }
    }
}
