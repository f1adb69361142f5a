package dev.quorate.chat.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.RunState;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person at a terminal, played on JLine's own terminal without a device.
final class InteractiveTest {
    @TempDir
    Path directory;

    private final Screen screen = new Screen();
    private LineDisciplineTerminal terminal;
    private Lodge lodge;

    @BeforeEach
    void open() throws Exception {
        lodge = Lodge.at(directory.resolve("chat.sock"));
        terminal = new LineDisciplineTerminal("spec", "xterm", screen, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(160, 40));
    }

    @AfterEach
    void close() throws Exception {
        lodge.close();
        terminal.close();
    }

    @Test
    void what_is_typed_is_said_and_the_answer_printed() throws Exception {
        lodge.on("health", Samples.health(true));
        var client = start(Optional.empty(), true);
        screen.await("quorate> ");
        screen.await("You are ");
        type("health\r");
        screen.await("\u001b[32m02:11:40 UTC healthy: 3 of 3 voters");
        type("\u0004");
        assertThat(client.get(Lodge.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(0);
    }

    @Test
    void a_notice_does_not_destroy_the_line_being_typed() throws Exception {
        var client = start(Optional.empty(), false);
        screen.await("quorate> ");
        screen.await("You are ");
        type("hea");
        screen.await("hea");
        lodge.tell("console:ops", new Notice.Answered("in between"));
        screen.await("in between");
        type("lth\r");
        assertThat(lodge.nextHeard().text()).isEqualTo("health");
        type("\u0004");
        assertThat(client.get(Lodge.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(0);
    }

    @Test
    void control_c_clears_the_line_and_stays() throws Exception {
        var client = start(Optional.empty(), false);
        screen.await("quorate> ");
        screen.await("You are ");
        type("approve the wrong one");
        screen.await("the wrong one");
        type("\u0003");
        screen.awaitTwice("quorate> ");
        type("stop\r");
        assertThat(lodge.nextHeard().text()).isEqualTo("stop");
        type("\u0004");
        assertThat(client.get(Lodge.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(0);
    }

    @Test
    void tab_completes_from_the_grammar_and_history_is_kept() throws Exception {
        var history = directory.resolve("state/quorate/history");
        var client = start(Optional.of(history), false);
        screen.await("quorate> ");
        screen.await("You are ");
        type("repl");
        type("\t");
        screen.await("ace member");
        type("\u0015why! not\r");
        assertThat(lodge.nextHeard().text()).isEqualTo("why! not");
        type("\u0004");
        assertThat(client.get(Lodge.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(0);
        assertThat(Files.readString(history)).contains("why! not");
    }

    @Test
    void the_running_step_counts_its_seconds_below_the_prompt() throws Exception {
        var client = start(Optional.empty(), false);
        screen.await("quorate> ");
        screen.await("You are ");
        lodge.tell("console:ops", Samples.card(RunState.WAITING));
        lodge.tell("console:ops", Samples.step(2, Notice.StepState.STARTED));
        screen.await("step 2 of 3: Remove member 1609b5a3a078c227, ");
        type("\u0004");
        assertThat(client.get(Lodge.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(0);
    }

    @Test
    void a_bot_that_stays_away_ends_it_with_exit_code_3() throws Exception {
        var client = start(Optional.empty(), false);
        screen.await("quorate> ");
        screen.await("You are ");
        lodge.close();
        assertThat(client.get(Lodge.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(3);
        screen.await("The bot did not come back");
    }

    private void type(String keys) throws Exception {
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    private FutureTask<Integer> start(Optional<Path> history, boolean color) {
        var options = new ClientOptions(
                directory.resolve("chat.sock"),
                Optional.of("ops"),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                true,
                color,
                history,
                Duration.ofMillis(10));
        var task = new FutureTask<>(() -> new Interactive(options, terminal).run());
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    /// What was written to the terminal so far.
    private static final class Screen extends ByteArrayOutputStream {
        @Override
        public synchronized void write(int b) {
            super.write(b);
            notifyAll();
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int count) {
            super.write(bytes, from, count);
            notifyAll();
        }

        void await(String text) throws InterruptedException {
            await(text, 1);
        }

        void awaitTwice(String text) throws InterruptedException {
            await(text, 2);
        }

        private synchronized void await(String text, int times) throws InterruptedException {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Lodge.PATIENCE_SECONDS);
            while (toString(StandardCharsets.UTF_8).split(Pattern.quote(text), -1).length <= times) {
                var left = deadline - System.nanoTime();
                assertThat(left).as("waiting for %s in %s", text, this).isPositive();
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }
}
