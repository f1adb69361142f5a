package dev.quorate.chat.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rooms behind a real socket.
final class ConsoleChatTest {
    private static final String ME = System.getProperty("user.name");

    @TempDir
    Path directory;

    private Path socket;
    private Lodge lodge;

    @BeforeEach
    void open() throws Exception {
        socket = directory.resolve("chat.sock");
        lodge = Lodge.at(socket);
    }

    @AfterEach
    void close() {
        lodge.close();
    }

    @Test
    void whoever_speaks_is_the_user_that_the_kernel_names() throws Exception {
        try (var caller = lodge.caller().in("ops")) {
            caller.send("{\"say\":\"health\"}");
            var thread = caller.next().path("heard").asText();
            assertThat(lodge.nextHeard())
                    .isEqualTo(
                            new Incoming(new People.Account("unix", ME), new Place("console:ops", thread), "health"));
        }
    }

    @Test
    void each_thing_said_opens_a_thread_and_its_answers_come_back_in_it() throws Exception {
        lodge.on("members", new Notice.Answered("three"));
        try (var caller = lodge.caller().in("ops")) {
            caller.send("{\"say\":\"members\"}").send("{\"say\":\"members\"}");
            var first = caller.next().path("heard").asText();
            assertThat(caller.next().path("thread").asText()).isEqualTo(first);
            var second = caller.next().path("heard").asText();
            assertThat(caller.next().path("thread").asText()).isEqualTo(second).isNotEqualTo(first);
        }
    }

    @Test
    void nobody_speaks_as_somebody_else_without_allow_as() throws Exception {
        try (var caller = lodge.caller()) {
            caller.send("{\"room\":\"ops\",\"as\":\"alice\"}");
            assertThat(caller.text()).contains("allow-as is not set").contains("Connect without `as`");
            caller.send("{\"say\":\"health\"}");
            assertThat(caller.text()).contains("Say hello first");
            assertThat(lodge.heard).isEmpty();
        }
    }

    @Test
    void with_allow_as_root_speaks_as_anybody_and_the_others_see_who_it_was() throws Exception {
        try (var drill = new Lodge(directory.resolve("drill.sock"), true, _ -> new Peer("root", true));
                var caller = drill.caller();
                var other = drill.caller().in("ops")) {
            caller.send("{\"room\":\"ops\",\"as\":\"alice\"}").send("{\"say\":\"approve 7f3a\"}");
            assertThat(drill.nextHeard().account()).isEqualTo(new People.Account("unix", "alice"));
            assertThat(other.next().path("who").asText()).isEqualTo("alice (said by root)");
        }
    }

    @Test
    void with_allow_as_only_root_speaks_as_anybody() throws Exception {
        try (var drill = new Lodge(directory.resolve("drill.sock"), true, _ -> new Peer("mallory", false));
                var caller = drill.caller()) {
            caller.send("{\"room\":\"ops\",\"as\":\"alice\"}");
            assertThat(caller.text()).contains("only root may, and you are mallory");
        }
    }

    @Test
    void everybody_in_a_room_sees_everything_and_other_rooms_nothing_of_it() throws Exception {
        try (var one = lodge.caller().in("ops");
                var two = lodge.caller().in("ops");
                var far = lodge.caller().in("dev")) {
            lodge.tell("console:ops", new Notice.Answered("for ops"));
            lodge.tell("console:dev", new Notice.Answered("for dev"));
            assertThat(one.text()).isEqualTo("for ops");
            assertThat(two.text()).isEqualTo("for ops");
            assertThat(far.text()).isEqualTo("for dev");
        }
    }

    @Test
    void what_somebody_says_is_overheard_by_the_others_and_not_echoed() throws Exception {
        lodge.on("hello", new Notice.Answered("good morning"));
        try (var one = lodge.caller().in("ops");
                var two = lodge.caller().in("ops")) {
            one.send("{\"say\":\"hello\"}");
            assertThat(one.next().has("heard")).isTrue();
            assertThat(one.text()).isEqualTo("good morning");
            var overheard = two.next();
            assertThat(overheard.path("kind").asText()).isEqualTo("said");
            assertThat(overheard.path("who").asText()).isEqualTo(ME);
            assertThat(two.text()).isEqualTo("good morning");
        }
    }

    @Test
    void an_unknown_room_is_answered_with_those_there_are() throws Exception {
        try (var caller = lodge.caller()) {
            assertThat(caller.send("{\"room\":\"kitchen\"}").text())
                    .isEqualTo("There is no room kitchen. Choose one of console:ops, console:dev.");
            assertThat(caller.send("{}").text()).startsWith("Say which room.");
            assertThat(caller.in("ops")).isNotNull();
        }
    }

    @Test
    void garbage_is_answered_and_the_conversation_goes_on() throws Exception {
        lodge.on("health", Samples.health(true));
        try (var caller = lodge.caller().in("ops")) {
            for (var garbage : new String[] {
                "",
                "null",
                "[]",
                "7",
                "{",
                "\u0000\u0001",
                "{\"say\":{}}",
                "{\"say\":1}",
                "{\"say\":\"a\"}{}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "{\"say\":\"a\",\"say\":\"b\"}"
            }) {
                assertThat(caller.send(garbage).next().path("kind").asText())
                        .as(garbage)
                        .isEqualTo("error");
            }
            assertThat(caller.send("{\"shout\":\"health\"}").text()).contains("no field `shout`");
            assertThat(caller.send("{\"say\":\"a\",\"complete\":\"b\"}").text()).contains("stand alone");
            assertThat(caller.send("{\"room\":\"dev\"}").text()).contains("in a room already");
            assertThat(caller.send("{\"say\":\" \"}").text()).contains("nothing");
            assertThat(caller.send("{\"say\":\"health\"}").next().has("heard")).isTrue();
            assertThat(lodge.nextHeard().text()).isEqualTo("health");
            assertThat(lodge.heard).isEmpty();
        }
    }

    @Test
    void a_line_that_is_too_long_is_skipped_and_the_next_one_heard() throws Exception {
        try (var caller = lodge.caller().in("ops")) {
            caller.send("{\"say\":\"" + "x".repeat(Wire.LONGEST_REQUEST) + "\"}");
            assertThat(caller.text()).contains("longer than 65536 bytes");
            caller.send("{\"say\":\"" + "x".repeat(5000) + "\"}");
            assertThat(caller.text()).contains("1 to 4000 characters").contains("5000");
            caller.send("{\"say\":\"health\"}");
            assertThat(lodge.nextHeard().text()).isEqualTo("health");
        }
    }

    @Test
    void whoever_comes_later_reads_the_last_lines_and_every_open_card() throws Exception {
        lodge.tell("console:ops", Samples.card(RunState.WAITING));
        for (var number = 0; number < 2 * Room.BACKLOG; number++) {
            lodge.tell("console:ops", new Notice.Answered("line " + number));
        }
        lodge.tell("console:ops", new Notice.Answered("mark"));
        try (var caller = lodge.caller().in("ops")) {
            assertThat(caller.next().path("kind").asText()).isEqualTo("plan");
            assertThat(caller.textsUpTo("mark")).hasSize(Room.BACKLOG - 1).startsWith("line 501");
        }
    }

    @Test
    void a_card_that_is_over_is_not_shown_to_those_who_come_later() throws Exception {
        lodge.tell("console:ops", Samples.card(RunState.WAITING));
        lodge.tell("console:ops", Samples.card(RunState.DENIED));
        for (var number = 0; number < Room.BACKLOG; number++) {
            lodge.tell("console:ops", new Notice.Answered("line " + number));
        }
        try (var caller = lodge.caller().in("ops")) {
            assertThat(caller.text()).isEqualTo("line 0");
        }
    }

    @Test
    void whoever_comes_back_reads_on_where_it_left_also_after_a_restart() throws Exception {
        lodge.tell("console:ops", new Notice.Answered("one"));
        lodge.tell("console:ops", new Notice.Answered("two"));
        long seen;
        try (var caller = lodge.caller().in("ops")) {
            seen = caller.next().path("seq").asLong();
        }
        try (var caller = lodge.caller()) {
            caller.send("{\"room\":\"ops\",\"after\":" + seen + "}");
            assertThat(caller.next().has("welcome")).isTrue();
            assertThat(caller.text()).isEqualTo("two");
        }
        lodge.close();
        try (var again = new Lodge(socket, false, Peer::byKernel, Samples.AT.plusSeconds(5));
                var caller = again.caller()) {
            again.tell("console:ops", new Notice.Answered("three"));
            caller.send("{\"room\":\"ops\",\"after\":" + seen + "}");
            assertThat(caller.next().has("welcome")).isTrue();
            assertThat(caller.text()).isEqualTo("three");
        }
    }

    @Test
    void a_client_that_reads_too_slowly_is_told_so_and_dropped_and_nobody_waits_for_it() throws Exception {
        try (var slow = lodge.caller().in("ops");
                var quick = lodge.caller().in("dev")) {
            for (var number = 0; number < 3 * Outbox.MOST_WAITING; number++) {
                lodge.tell("console:ops", new Notice.Answered("line " + number));
            }
            lodge.tell("console:dev", new Notice.Answered("meanwhile"));
            assertThat(quick.text()).isEqualTo("meanwhile");
            var last = "";
            for (var read = slow.read(); read instanceof LineInput.Line(var text); read = slow.read()) {
                last = text;
            }
            assertThat(last).contains("\"kind\":\"error\"").contains("You read too slowly: 10000 lines");
        }
    }

    @Test
    void completion_comes_from_the_grammar() throws Exception {
        try (var caller = lodge.caller().in("ops")) {
            assertThat(caller.send("{\"complete\":\"re\"}").next().path("candidates"))
                    .extracting(candidate -> candidate.asText())
                    .containsExactly("replace member", "resume", "retry");
        }
    }

    @Test
    void a_fault_behind_the_ears_is_told_to_the_speaker_in_its_thread() throws Exception {
        lodge.on("boom", (_, _) -> {
            throw new IllegalStateException("a bug");
        });
        try (var caller = lodge.caller().in("ops")) {
            var thread = caller.send("{\"say\":\"boom\"}").next().path("heard").asText();
            var error = caller.next();
            assertThat(error.path("thread").asText()).isEqualTo(thread);
            assertThat(error.path("text").asText()).contains("nothing was done").doesNotContain("a bug");
        }
    }

    @Test
    void the_last_words_of_a_bot_that_goes_down_are_read_to_the_end() throws Exception {
        try (var caller = lodge.caller().in("ops")) {
            for (var number = 0; number < 100; number++) {
                lodge.tell("console:ops", new Notice.Answered("line " + number));
            }
            lodge.close();
            assertThat(caller.textsUpTo("line 99")).hasSize(99);
            assertThat(caller.read()).isInstanceOf(LineInput.End.class);
            assertThat(socket).doesNotExist();
        }
    }
}
