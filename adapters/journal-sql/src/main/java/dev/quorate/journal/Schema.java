package dev.quorate.journal;

import dev.quorate.core.port.Journal.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
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

    private final Path file;
    private final DataSource source;
    private final Flyway flyway;

    Schema(Path file, DataSource source) {
        this.file = file;
        this.source = source;
        this.flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .loggers("slf4j")
                .table(HISTORY)
                .locations("classpath:dev/quorate/journal/portable", "classpath:dev/quorate/journal/sqlite")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load();
    }

    void migrate() throws SQLException {
        refuseForeign();
        refuseNewer();
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new JournalException("the tables of the journal " + file + " are not as Quorate made them", e);
        }
    }

    /// For reading, where nothing may be migrated.
    void check() throws SQLException {
        refuseForeign();
        refuseNewer();
        if (flyway.info().pending().length > 0) {
            throw new JournalException(
                    "the journal " + file + " was written by an older Quorate; start this one's bot on it once");
        }
    }

    private void refuseNewer() {
        if (Arrays.stream(flyway.info().all()).anyMatch(step -> FROM_LATER.contains(step.getState()))) {
            throw new JournalException(
                    "the journal " + file + " was written by a newer Quorate than this one; use that or a later one");
        }
    }

    private void refuseForeign() throws SQLException {
        if (has("type = 'table'") && !has("name = '" + HISTORY + "'")) {
            throw new JournalException("the journal " + file + " is a database of another program");
        }
    }

    private boolean has(String condition) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select count(*) from sqlite_master where " + condition)) {
            return answer.next() && answer.getInt(1) > 0;
        }
    }
}
