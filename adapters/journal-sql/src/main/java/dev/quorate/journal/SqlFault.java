package dev.quorate.journal;

import dev.quorate.core.port.Journal.JournalException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What went wrong with a journal's file, as one sentence for a person. Decided by SQLite's result codes;
/// the library's own words stay in the cause, for the log.
final class SqlFault {
    /// The lower byte of a result code is its family.
    private static final int FAMILY = 0xff;

    private SqlFault() {}

    /// A fault of the outside as a JournalException; one of ours, which is a bug, as it is.
    static RuntimeException of(Path file, Exception fault) {
        if (fault instanceof JournalException known) {
            return known;
        }
        return clause(root(fault))
                .<RuntimeException>map(clause -> new JournalException("the journal " + file + clause, fault))
                .orElseGet(() -> fault instanceof RuntimeException bug ? bug : new IllegalStateException(fault));
    }

    /// A write that the disk did not take. What the kernel holds of the file since is not known to be what the disk
    /// has, and a sync that is said again can succeed over pages that are lost.
    static boolean isOfTheDisk(Throwable fault) {
        return root(fault) instanceof SQLiteException sqlite
                && family(sqlite.getResultCode()) == SQLiteErrorCode.SQLITE_IOERR;
    }

    static JournalException damaged(Path file) {
        return new JournalException("the journal " + file + clause(SQLiteErrorCode.SQLITE_CORRUPT));
    }

    private static Optional<String> clause(Throwable root) {
        return switch (root) {
            case SQLiteException sqlite -> Optional.of(clause(sqlite.getResultCode()));
            case NativeLibraryNotFoundException _ ->
                Optional.of(" cannot be opened: SQLite's native library does not load from "
                        + System.getProperty("org.sqlite.tmpdir", "the directory for temporary files")
                        + ", which may be mounted noexec");
            case SQLTransientConnectionException _ -> Optional.of(" was busy with other writes for too long");
            case SQLException _ -> Optional.of(" cannot be used: the driver of SQLite gave no connection");
            case AccessDeniedException denied ->
                Optional.of(" cannot be used: permission denied for " + denied.getFile());
            case IOException _ -> Optional.of(" cannot be used: its directory or lock could not be made");
            default -> Optional.empty();
        };
    }

    private static String clause(SQLiteErrorCode code) {
        return switch (family(code)) {
            case SQLITE_NOTADB -> " is not a journal: the file holds something else";
            case SQLITE_CORRUPT -> " is damaged: restore it from a backup";
            case SQLITE_FULL -> " cannot be written: the disk is full";
            case SQLITE_READONLY -> " cannot be written: the file or its directory is read-only for us";
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                " cannot be opened: check the permissions of the file and its directory";
            case SQLITE_IOERR -> " cannot be read or written: the disk reports an error";
            case SQLITE_BUSY, SQLITE_LOCKED -> " is held by another program for too long";
            case SQLITE_CONSTRAINT -> " already holds another event in that place, or forbids the change";
            case SQLITE_NOMEM -> " cannot be used: memory is exhausted";
            default -> " cannot be used: SQLite answers " + code.name();
        };
    }

    private static SQLiteErrorCode family(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & FAMILY);
    }

    /// SQLite's own exception where there is one; else the innermost.
    private static Throwable root(Throwable fault) {
        Throwable innermost = fault;
        for (@Nullable Throwable next = fault; next != null; next = next.getCause()) {
            if (next instanceof SQLiteException) {
                return next;
            }
            innermost = next;
        }
        return innermost;
    }
}
