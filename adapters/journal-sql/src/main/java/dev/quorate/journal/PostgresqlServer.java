package dev.quorate.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.quorate.core.port.Journal.JournalException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// How a database of PostgreSQL is opened: every wait has an end, and what is acknowledged survives a power cut.
final class PostgresqlServer {
    private static final String CONNECT_SECONDS = "5";
    /// Longer than the server's own limit on a statement, so that the server is the one that answers.
    private static final String ANSWER_SECONDS = "10";

    private static final String JAVA_AUTHORITIES = "org.postgresql.ssl.DefaultJavaSSLFactory";
    private static final String LIMITS = "-c synchronous_commit=on -c lock_timeout=5s -c statement_timeout=8s";
    private static final int WAIT_MILLIS = 8_000;
    private static final int CONNECTIONS = 6;

    private PostgresqlServer() {}

    /// Opens the first connection, so that what is wrong with the address is said here.
    static HikariDataSource pool(PostgresqlAddress address, String password, boolean readOnly) {
        var config = new HikariConfig();
        config.setPoolName("journal");
        config.setJdbcUrl(address.jdbc());
        config.setUsername(address.user());
        config.setPassword(password);
        config.addDataSourceProperty("ApplicationName", "quorate");
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("options", LIMITS);
        config.addDataSourceProperty("sslmode", address.sslMode());
        address.rootCertificate()
                .ifPresentOrElse(
                        file -> config.addDataSourceProperty("sslrootcert", file.toString()),
                        () -> config.addDataSourceProperty("sslfactory", JAVA_AUTHORITIES));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setReadOnly(readOnly);
        return new HikariDataSource(config);
    }

    /// A server that forgets what it acknowledged when the power goes is no place for a record.
    static void refuseForgetful(PostgresqlAddress address, DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "full_page_writes")) {
                try (var answer = statement.executeQuery("show " + setting)) {
                    if (!answer.next() || !answer.getString(1).equals("on")) {
                        throw new JournalException("the journal " + address + " is on a server with " + setting
                                + " switched off, which loses records when the power goes; switch it on");
                    }
                }
            }
        }
    }
}
