package dev.quorate.deploy.check;

import dev.quorate.core.port.Disk;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.deploy.config.Store;
import dev.quorate.deploy.store.OpenStore;
import dev.quorate.journal.SqlJournal;
import dev.quorate.journal.SqliteJournal;
import dev.quorate.journal.StateDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Whether the record can be kept. Reads the store as `record` does, so it may be asked while a bot writes
/// it.
final class StoreFindings {
    private static final long LITTLE_SPACE = 2L << 30;

    private StoreFindings() {}

    static List<Finding> of(Store store) {
        return switch (store) {
            case Store.Sqlite(var file) -> sqlite(file);
            case Store.Postgresql postgresql -> postgresql(postgresql);
        };
    }

    private static List<Finding> postgresql(Store.Postgresql store) {
        var findings = new ArrayList<Finding>();
        try (var journal = OpenStore.forReading(store)) {
            findings.add(onRecord("store " + store.address(), journal));
        } catch (JournalException e) {
            findings.add(Finding.fail(
                    "store: " + e.getMessage(),
                    "an empty database gets its tables when the first bot starts; else look at the server"));
        }
        findings.add(space(existing(store.folder())));
        return findings;
    }

    private static Finding onRecord(String name, SqlJournal journal) {
        var open = journal.open().size();
        return Finding.ok(name + ": opens, " + journal.runs().size() + " runs on record, " + open + " open");
    }

    private static List<Finding> sqlite(Path file) {
        var folder = existing(Objects.requireNonNull(file.getParent(), "the store's path is absolute"));
        var findings = new ArrayList<Finding>();
        findings.add(Files.exists(file) ? opened(file, folder) : missing(file, folder));
        findings.add(space(folder));
        return findings;
    }

    private static Finding missing(Path file, Path folder) {
        return Files.isDirectory(folder) && Files.isWritable(folder)
                ? Finding.ok("store " + file + ": will be made at the first start")
                : notWritable(file, folder);
    }

    private static Finding opened(Path file, Path folder) {
        if (!Files.isWritable(file) || !Files.isWritable(folder)) {
            return notWritable(file, folder);
        }
        try (var journal = SqliteJournal.openForReading(file)) {
            return onRecord("store " + file, journal);
        } catch (JournalException e) {
            return Finding.fail(
                    "store " + file + ": " + e.getMessage(), "repair or restore it before the bot is started");
        }
    }

    private static Finding notWritable(Path file, Path folder) {
        return Finding.fail(
                "store " + file + ": " + System.getProperty("user.name") + " cannot write in " + folder,
                "give the directory to that user with chown");
    }

    private static Finding space(Path folder) {
        try {
            return space(new StateDisk(folder).room());
        } catch (JournalException e) {
            return Finding.fail("store: " + e.getMessage(), "no run is started on such a disk");
        }
    }

    static Finding space(Disk.Room room) {
        var what = "store: " + room.text();
        if (room.isShort()) {
            return Finding.fail(what, "make room; no run is started where less than " + room.needed() + " are free");
        }
        return room.freeBytes() < LITTLE_SPACE
                ? Finding.warn(what, "make room; snapshots of the clusters are kept there")
                : Finding.ok(what);
    }

    private static Path existing(Path folder) {
        var found = folder;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }
}
