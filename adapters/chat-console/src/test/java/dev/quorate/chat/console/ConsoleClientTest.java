package dev.quorate.chat.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quorate chat -c`, against a real socket.
final class ConsoleClientTest {
    private static final Duration NEVER_SO_LONG = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_question_prints_its_answer_with_the_time() throws Exception {
        try (var lodge = lodge().on("members", new Notice.Answered("ID   NAME\n1609 node2"))) {
            assertThat(said("members")).isEqualTo(0);
            assertThat(out()).isEqualTo("""
                02:11:40 UTC ID   NAME
                             1609 node2
                """);
            assertThat(lodge.nextHeard().text()).isEqualTo("members");
        }
    }

    @Test
    void an_unhealthy_cluster_is_exit_code_1() throws Exception {
        try (var _ = lodge().on("health", Samples.health(false))) {
            assertThat(said("health")).isEqualTo(1);
            assertThat(out()).isEqualTo("02:11:40 UTC unhealthy: 10.0.1.2 is down\n");
        }
    }

    @Test
    void json_is_one_object_a_line_of_ascii() throws Exception {
        try (var _ = lodge().on("members", new Notice.Answered("M\u00fcnchen\nBerlin"))) {
            assertThat(run(options("members", true, false, Optional.empty()))).isEqualTo(0);
            assertThat(out())
                    .startsWith("{\"at\":\"2026-11-22T02:11:40Z\",\"kind\":\"answer\",\"room\":\"console:ops\",")
                    .endsWith("\"text\":\"M\\u00FCnchen\\nBerlin\"}\n");
        }
    }

    @Test
    void a_run_is_told_from_the_plan_to_its_end() throws Exception {
        try (var _ = lodge().on(
                        "replace member 10.0.1.2",
                        Samples.card(RunState.WAITING),
                        Samples.voted("bob", true),
                        Samples.card(RunState.RUNNING, "bob", "carol"),
                        Samples.changed(RunState.RUNNING),
                        Samples.step(1, Notice.StepState.STARTED),
                        Samples.journal("raft: stopped", "closed"),
                        Samples.step(1, Notice.StepState.VERIFIED),
                        Samples.changed(RunState.DONE))) {
            assertThat(said("replace member 10.0.1.2")).isEqualTo(0);
            assertThat(out())
                    .startsWith("02:11:40 UTC plan " + Samples.PLAN)
                    .containsOnlyOnce("Stop and mask etcd2.service on 10.0.1.2")
                    .endsWith("""
                        02:11:40 UTC bob said yes to PLAN.
                        02:11:40 UTC running: plan PLAN
                        02:11:40 UTC started: step 1
                        02:11:40 UTC | 10.0.1.2 etcd2.service: raft: stopped
                        02:11:40 UTC | 10.0.1.2 etcd2.service: closed
                        02:11:40 UTC verified: step 1
                        02:11:40 UTC done: plan PLAN
                        """.replace("PLAN", Samples.PLAN));
        }
    }

    @Test
    void a_fault_told_to_the_room_is_no_complaint_about_the_command() throws Exception {
        var fault = new Notice.Broken("The record of a run asked for in another chat cannot be written.");
        try (var lodge = lodge()) {
            var room = new Place("console:ops", "");
            lodge.on("status", (to, place) -> {
                to.tell(room, fault);
                to.tell(place, new Notice.Answered("Nothing is open in this room."));
            });
            lodge.chat.tell(room, fault);
            assertThat(said("status")).isEqualTo(0);
            assertThat(out()).endsWith("Nothing is open in this room.\n").doesNotContain("cannot be written");
        }
    }

    @Test
    void without_waiting_the_posted_plan_is_the_end() throws Exception {
        try (var _ = lodge().on("replace member 10.0.1.2", Samples.card(RunState.WAITING))) {
            assertThat(run(options("replace member 10.0.1.2", false, true, Optional.empty())))
                    .isEqualTo(0);
        }
    }

    @Test
    void time_that_is_up_is_exit_code_3() throws Exception {
        try (var _ = lodge()) {
            assertThat(run(options("nobody answers", false, false, Optional.of(Duration.ofMillis(50)))))
                    .isEqualTo(3);
            assertThat(err()).contains("the time is up");
        }
    }

    @Test
    void a_card_that_is_over_ends_the_wait_although_the_last_sentence_was_lost() throws Exception {
        try (var _ = lodge().on("x", Samples.card(RunState.WAITING), Samples.card(RunState.STOPPED))) {
            assertThat(said("x")).isEqualTo(4);
        }
    }

    @Test
    void a_run_that_was_asked_for_in_another_chat_is_approved_and_followed_to_its_end() throws Exception {
        try (var lodge = lodge()) {
            var room = new Place("console:ops", "");
            lodge.chat.tell(room, Samples.card(RunState.WAITING));
            lodge.on("approve " + Samples.PLAN, (to, place) -> {
                to.tell(room, Samples.voted("bob", true));
                to.tell(room, Samples.card(RunState.RUNNING, "bob"));
                to.tell(place, Samples.voted("bob", true));
                to.tell(room, Samples.step(1, Notice.StepState.VERIFIED));
                to.tell(room, Samples.changed(RunState.DONE));
            });
            assertThat(said("approve " + Samples.PLAN)).isEqualTo(0);
            assertThat(out())
                    .contains("bob said yes")
                    .contains("verified: step 1")
                    .endsWith("done: plan PLAN\n".replace("PLAN", Samples.PLAN));
        }
    }

    @Test
    void without_a_bot_it_says_how_to_start_one() throws Exception {
        assertThat(said("health")).isEqualTo(2);
        assertThat(err())
                .isEqualTo("quorate: no bot listens at " + socket()
                        + "; start it with `quorate serve --config FILE`, or name its socket with --socket\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_room_that_is_not_there_and_a_mask_that_is_not_allowed_are_wrong_usage() throws Exception {
        try (var _ = lodge()) {
            var options = options("health", false, false, Optional.empty());
            assertThat(run(with(options, Optional.of("kitchen"), Optional.empty())))
                    .isEqualTo(2);
            assertThat(out()).contains("There is no room kitchen");
            assertThat(run(with(options, Optional.of("ops"), Optional.of("alice"))))
                    .isEqualTo(2);
            assertThat(out()).contains("allow-as is not set");
        }
    }

    @Test
    void a_run_is_followed_across_a_restart_of_the_bot() throws Exception {
        var lodge = lodge().on("go", Samples.card(RunState.WAITING), Samples.changed(RunState.PAUSED));
        var client = start(options("go", false, false, Optional.empty()));
        lodge.nextHeard();
        lodge.close();
        try (var again = new Lodge(socket(), false, Peer::byKernel, Samples.AT.plusSeconds(5))) {
            again.tell("console:ops", Samples.changed(RunState.RUNNING));
            again.tell("console:ops", Samples.changed(RunState.DONE));
            assertThat(client.get(NEVER_SO_LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(0);
        }
        assertThat(out()).contains("paused: ", "running: ", "done: ");
        assertThat(err()).contains("the bot went away").contains("the bot is back");
    }

    @Test
    void a_question_is_not_asked_again_of_a_bot_that_was_restarted() throws Exception {
        var lodge = lodge();
        var client = start(options("health", false, false, Optional.empty()));
        lodge.nextHeard();
        lodge.close();
        try (var again = new Lodge(socket(), false, Peer::byKernel, Samples.AT.plusSeconds(5))) {
            assertThat(client.get(NEVER_SO_LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(again.heard).isEmpty();
        }
        assertThat(err()).contains("restarted before it answered");
    }

    @Test
    void a_bot_that_stays_away_is_given_up() throws Exception {
        var lodge = lodge().on("go", Samples.card(RunState.WAITING));
        var options = options("go", false, false, Optional.empty());
        var client = start(new ClientOptions(
                options.socket(),
                options.room(),
                options.as(),
                options.command(),
                false,
                false,
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Duration.ofMillis(10)));
        lodge.nextHeard();
        lodge.close();
        assertThat(client.get(NEVER_SO_LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(err()).contains("did not come back");
    }

    @Test
    void colors_and_hostile_lines_do_not_mix() throws Exception {
        var paint = new Transcript(new Paint(true));
        var line =
                Wire.object().put("kind", "journal").put("host", "h\u001b[2J").put("text", "a\rb\u202e");
        assertThat(paint.of(new ChatLine(line)))
                .containsExactly("\u001b[2m             | h\\u{1b}[2J : a\\u{d}b\\u{202e}\u001b[0m");
    }

    private Path socket() {
        return directory.resolve("chat.sock");
    }

    private Lodge lodge() throws CannotListen {
        return Lodge.at(socket());
    }

    private int said(String command) {
        return run(options(command, false, false, Optional.empty()));
    }

    private int run(ClientOptions options) {
        return new ConsoleClient(
                        options,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run();
    }

    private FutureTask<Integer> start(ClientOptions options) {
        var task = new FutureTask<>(() -> run(options));
        Thread.ofVirtual().start(task);
        return task;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private ClientOptions options(String command, boolean json, boolean noWait, Optional<Duration> timeout) {
        return new ClientOptions(
                socket(),
                Optional.of("ops"),
                Optional.empty(),
                Optional.of(command),
                json,
                noWait,
                timeout,
                false,
                false,
                Optional.empty(),
                ClientOptions.PATIENCE);
    }

    private static ClientOptions with(ClientOptions options, Optional<String> room, Optional<String> as) {
        return new ClientOptions(
                options.socket(),
                room,
                as,
                options.command(),
                options.json(),
                options.noWait(),
                options.timeout(),
                options.terminal(),
                options.color(),
                options.history(),
                options.patience());
    }
}
