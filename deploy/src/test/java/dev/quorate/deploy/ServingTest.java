package dev.quorate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.deploy.config.ConfigurationFolder;
import dev.quorate.journal.SqliteJournal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quorate serve` as a process of its own, ended by signals.
final class ServingTest {
    @TempDir
    Path temporary;

    private Process bot;

    @BeforeEach
    void a_bot() throws IOException {
        var folder = ConfigurationFolder.in(temporary);
        folder.write(ConfigurationFolder.CONSOLE_ONLY);
        bot = serve(folder.file());
    }

    @AfterEach
    void end() {
        bot.destroyForcibly();
    }

    private static Process serve(Path config) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=" + Main.class.getResource("/logback.xml"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .start();
    }

    /// Everything that the bot prints up to a line with these words.
    private static List<String> linesUntil(BufferedReader reader, String words) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains(words)) {
                return lines;
            }
        }
        return lines;
    }

    @Test
    void it_says_when_it_is_ready_and_a_signal_ends_it_with_0_within_20_seconds()
            throws IOException, InterruptedException {
        try (var reader = bot.inputReader()) {
            assertThat(linesUntil(reader, "ready,").getLast())
                    .contains(" INFO  Serving - quorate ")
                    .endsWith(" ready, 1 cluster, console at " + temporary.resolve("chat.sock"));
            assertThat(bot.toHandle().destroy()).isTrue();
            assertThat(bot.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(bot.exitValue()).isZero();
            assertThat(linesUntil(reader, "Serving - stopped").getLast()).endsWith("Serving - stopped");
        }
        assertThat(temporary.resolve("chat.sock")).doesNotExist();
    }

    @Test
    void nothing_is_run_on_a_record_that_was_changed() throws IOException, InterruptedException, SQLException {
        var folder = Files.createDirectory(temporary.resolve("changed"));
        var config = ConfigurationFolder.in(folder).write(ConfigurationFolder.CONSOLE_ONLY);
        var file = folder.resolve("quorate.db");
        try (var journal = SqliteJournal.open(file)) {
            var run = new RunId("20261122-021140-7f3a91c2");
            journal.append(run, 0, Instant.EPOCH, new EventSamples(1).proposed());
            journal.append(run, 1, Instant.EPOCH, new RunEvent.StopAsked("grace"));
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("drop trigger run_event_stays");
            statement.execute("update run_event set body = replace(body, 'grace', 'alice') where sequence = 2");
        }
        var refused = serve(config);
        try (var reader = refused.inputReader()) {
            assertThat(linesUntil(reader, "no such line").getLast())
                    .contains("the record does not fit its hashes, and nothing is run on it: event 2 of")
                    .contains("was changed after it was written");
            assertThat(refused.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(refused.exitValue()).isEqualTo(1);
        } finally {
            refused.destroyForcibly();
        }
    }

    @Test
    void every_line_of_its_log_is_an_event_of_its_own() throws IOException, InterruptedException {
        try (var reader = bot.inputReader()) {
            var lines = linesUntil(reader, "ready,");
            assertThat(bot.toHandle().destroy()).isTrue();
            lines.addAll(linesUntil(reader, "no such line"));
            assertThat(lines)
                    .hasSizeGreaterThan(2)
                    .allMatch(line -> line.matches(
                            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (INFO |WARN |ERROR) \\w+ - .*"));
        }
    }
}
