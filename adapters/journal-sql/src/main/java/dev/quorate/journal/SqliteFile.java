package dev.quorate.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.quorate.core.port.Journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// How the file is opened. For writing: WAL with a sync at each commit, so that what is acknowledged
/// survives a power cut; a transaction takes the write lock at its beginning, so that it never fails half
/// way for want of it.
final class SqliteFile {
    private static final int BUSY_MILLIS = 5_000;
    private static final int WAIT_MILLIS = 10_000;

    private SqliteFile() {}

    static DataSource forWriting(Path file) throws IOException {
        var code = nativeCode(file);
        StateFiles.makeDirectory(code);
        forgetOldCopies(code);
        unpackInto(code);
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        return source(file, config);
    }

    static DataSource forReading(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new JournalException("there is no journal " + file);
        }
        unpackInto(nativeCode(file));
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return source(file, config);
    }

    /// One connection: SQLite writes one after the other anyway, and here they wait in order.
    static HikariDataSource pool(DataSource source, boolean readOnly) {
        var config = new HikariConfig();
        config.setPoolName("journal");
        config.setDataSource(source);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setMaxLifetime(0);
        config.setReadOnly(readOnly);
        return new HikariDataSource(config);
    }

    /// Reads the whole file. A bot that holds root does not build on a record that is damaged somewhere.
    static void refuseDamaged(Path file, DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            refuseDamaged(file, connection);
        }
    }

    static void refuseDamaged(Path file, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("pragma quick_check(1)")) {
            if (!answer.next() || !answer.getString(1).equals("ok")) {
                throw SqlFault.damaged(file);
            }
        }
    }

    private static DataSource source(Path file, SQLiteConfig config) {
        config.setBusyTimeout(BUSY_MILLIS);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static Path nativeCode(Path file) {
        return StateFiles.directory(file).resolve("native");
    }

    /// The driver unpacks its native library where it may be executed, which /tmp often forbids; it reads
    /// the property once, when it loads. Only the bot makes the directory: a reader may be root, and root's
    /// would be closed to the bot.
    private static void unpackInto(Path code) {
        if (System.getProperty("org.sqlite.tmpdir") == null && Files.isWritable(code)) {
            System.setProperty("org.sqlite.tmpdir", code.toString());
        }
    }

    /// A killed process leaves its copy of the library behind, a megabyte each time. A copy in use outlives
    /// its name.
    private static void forgetOldCopies(Path code) throws IOException {
        try (var copies = Files.newDirectoryStream(code, "sqlite-*")) {
            for (var copy : copies) {
                Files.deleteIfExists(copy);
            }
        }
    }
}
