package dev.quorate.journal;

import dev.quorate.core.port.Journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The journal's file and directory, for our own user only: it tells of hosts, members and their journals'
/// lines. SQLite gives the files that it puts beside the journal the journal's own permissions.
final class StateFiles {
    private static final String OURS = "rw-------";
    private static final String OUR_DIRECTORY = "rwx------";

    private StateFiles() {}

    static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OUR_DIRECTORY)));
        }
    }

    /// There, private, and known to its directory when the power goes. Looked at and never opened: closing a
    /// channel to a file that SQLite has open would drop SQLite's own locks on it.
    static void makeJournal(Path file) throws IOException {
        if (createIfMissing(file)) {
            sync(directory(file));
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new JournalException("the journal " + file + " is not a file");
        }
        // A journal that was begun is never empty; to begin anew here would be to forget open runs.
        if (Files.size(file) == 0) {
            throw new JournalException("the journal " + file
                    + " is an empty file: restore it from a backup, or remove it to begin a new one");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OURS));
    }

    static boolean createIfMissing(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OURS)));
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }

    static Path directory(Path file) {
        var parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new JournalException("the journal cannot be " + file);
        }
        return parent;
    }

    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
