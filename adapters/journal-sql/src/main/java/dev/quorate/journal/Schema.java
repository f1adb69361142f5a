package dev.quorate.journal;

import dev.quorate.core.port.Journal.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// The schema's version in a file and in this program, brought together by Flyway, forward only.
final class Schema {
    private static final String HISTORY = "schema_history";
    private static final Set<MigrationState> FROM_LATER =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final String journal;
    private final DataSource source;
    private final String tables;
    private final Flyway flyway;

    /// - `journal`: what people call it
    /// - `dialect`: the folder of the migrations that only this database gets
    /// - `tables`: a query for the names of all tables
    private Schema(String journal, DataSource source, String dialect, String tables) {
        this.journal = journal;
        this.source = source;
        this.tables = tables;
        this.flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .loggers("slf4j")
                .table(HISTORY)
                .locations("classpath:dev/quorate/journal/portable", "classpath:dev/quorate/journal/" + dialect)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load();
    }

    static Schema ofSqlite(Path file, DataSource source) {
        return new Schema(file.toString(), source, "sqlite", "select name from sqlite_master where type = 'table'");
    }

    static Schema ofPostgresql(String journal, DataSource source) {
        return new Schema(
                journal, source, "postgresql", "select tablename from pg_tables where schemaname = current_schema()");
    }

    void migrate() throws SQLException {
        refuseForeign();
        refuseNewer();
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new JournalException("the tables of the journal " + journal + " are not as Quorate made them", e);
        }
    }

    /// For reading, where nothing may be migrated.
    void check() throws SQLException {
        refuseForeign();
        refuseNewer();
        if (flyway.info().pending().length > 0) {
            throw new JournalException(
                    "the journal " + journal + " was written by an older Quorate; start this one's bot on it once");
        }
    }

    private void refuseNewer() {
        if (Arrays.stream(flyway.info().all()).anyMatch(step -> FROM_LATER.contains(step.getState()))) {
            throw new JournalException("the journal " + journal
                    + " was written by a newer Quorate than this one; use that or a later one");
        }
    }

    /// For a bot that does not lead yet: makes the tables where there are none, and leaves older ones to the leader.
    void open() throws SQLException {
        if (names().isEmpty()) {
            migrate();
        } else {
            refuseForeign();
            refuseNewer();
        }
    }

    private void refuseForeign() throws SQLException {
        var names = names();
        if (!names.isEmpty() && !names.contains(HISTORY)) {
            throw new JournalException("the journal " + journal + " is a database of another program");
        }
    }

    private List<String> names() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(tables)) {
            var names = new ArrayList<String>();
            while (answer.next()) {
                names.add(answer.getString(1));
            }
            return names;
        }
    }
}
