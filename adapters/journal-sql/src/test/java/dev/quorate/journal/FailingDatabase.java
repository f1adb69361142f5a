package dev.quorate.journal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A database of which one call fails as on a disk that cannot be synced: a statement or a commit, by its
/// number.
///
/// - `done`: the call has its effect all the same, and only its answer is an error
final class FailingDatabase {
    private static final Set<String> CALLS =
            Set.of("execute", "executeUpdate", "executeLargeUpdate", "executeQuery", "executeBatch", "commit");

    private final DataSource database;
    private final int fatal;
    private final boolean done;
    private int calls;

    FailingDatabase(DataSource database, int fatal, boolean done) {
        this.database = database;
        this.fatal = fatal;
        this.done = done;
    }

    int calls() {
        return calls;
    }

    DataSource source() {
        return proxy(DataSource.class, database);
    }

    private <T> T proxy(Class<T> type, T real) {
        InvocationHandler handler = (_, method, arguments) -> invoked(real, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object invoked(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        if (!CALLS.contains(method.getName())) {
            return watched(called(real, method, arguments));
        }
        calls++;
        if (calls != fatal) {
            return called(real, method, arguments);
        }
        if (done) {
            var _ = called(real, method, arguments);
        }
        throw failure();
    }

    private @Nullable Object watched(@Nullable Object answer) {
        return switch (answer) {
            case Connection connection -> proxy(Connection.class, connection);
            case PreparedStatement statement -> proxy(PreparedStatement.class, statement);
            case null, default -> answer;
        };
    }

    private static @Nullable Object called(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static SQLException failure() {
        return new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    }
}
