package dev.quorate.journal;

import dev.quorate.core.port.Journal.JournalException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What went wrong with a database of PostgreSQL, as one sentence for a person. Decided by its SQLSTATE; its own
/// words stay in the cause, for the log.
final class PostgresqlFault {
    /// The first two characters of an SQLSTATE are its class.
    private static final int CLASS = 2;

    private PostgresqlFault() {}

    /// A fault of the outside as a JournalException; one of ours, which is a bug, as it is.
    static RuntimeException of(PostgresqlAddress journal, Exception fault) {
        if (fault instanceof JournalException known) {
            return known;
        }
        return state(fault)
                .<RuntimeException>map(state -> new JournalException("the journal " + journal + clause(state), fault))
                .orElseGet(() -> fault instanceof RuntimeException bug ? bug : new IllegalStateException(fault));
    }

    static <T> T told(PostgresqlAddress journal, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw of(journal, e);
        }
    }

    /// Whether the database said a definite no and is well otherwise. After anything else nobody knows what became
    /// of a change, or whether there is a database.
    static boolean isAnswer(Exception fault) {
        return fault instanceof JournalException
                || state(fault)
                        .filter(state -> state.startsWith("22") || state.startsWith("23"))
                        .isPresent();
    }

    private static String clause(String state) {
        return switch (state) {
            case "3D000" -> " cannot be opened: there is no database of that name; create it first";
            case "53100" -> " cannot be written: the disk of the server is full";
            case "53300" -> " cannot be opened: the server has no connection left";
            case "42501" -> " cannot be used: the user lacks a privilege; let it own the database";
            case "25006" -> " cannot be written: the server only reads, as a replica does";
            default -> clauseOfClass(state.substring(0, Math.min(CLASS, state.length())));
        };
    }

    private static String clauseOfClass(String family) {
        return switch (family) {
            case "08", "57" -> " cannot be reached: the server gives no connection, or is going down or starting";
            case "28" -> " cannot be opened: the server refuses the user or the password";
            case "22" -> " cannot hold what was to be written";
            case "23" -> " already holds another event in that place, or forbids the change";
            case "40", "55" -> " was busy with other writes for too long";
            case "53" -> " cannot be used: the server is out of memory or space";
            case "58", "XX" -> " is damaged, or its server's disk reports an error";
            case "" -> " was busy or away for too long";
            default -> " cannot be used: PostgreSQL answers with a code of class " + family;
        };
    }

    /// PostgreSQL's own code where there is one; the empty one for a driver or a pool without an answer.
    private static Optional<String> state(Throwable fault) {
        Optional<String> found = Optional.empty();
        for (@Nullable Throwable next = fault; next != null; next = next.getCause()) {
            if (next instanceof SQLException sql) {
                var state = Optional.ofNullable(sql.getSQLState()).orElse("");
                if (!state.isEmpty()) {
                    return Optional.of(state);
                }
                found = Optional.of("");
            }
        }
        return found;
    }
}
