package dev.quorate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What any chat does with the notices that it is told.
public abstract class ChatContract {
    private static final Instant POSTED = Instant.parse("2026-11-22T02:11:40Z");
    private static final String STEP = "Look at all three members";
    private static final int MANY = 2_000;
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    protected abstract ChatPort.Live chat();

    /// What a person who comes into the room now reads there, line by line, when everything told so far has
    /// arrived. A chat that edits its messages gives the last wording of each.
    protected abstract List<String> lines(String room);

    @Test
    void a_room_belongs_to_the_chat_that_its_first_part_names() {
        assertThat(chat().chat()).matches("[a-z]+");
        assertThat(place("ops", "t1").chat()).isEqualTo(chat().chat());
    }

    @Test
    void notices_of_a_room_stay_in_order_whatever_their_threads() {
        IntStream.rangeClosed(1, 20).forEach(number -> say(place("ops", "t" + number % 3), "notice " + number + "."));
        assertThat(lines(room("ops")).stream().filter(line -> line.contains("notice ")))
                .extracting(line -> line.replaceAll(".*(notice \\d+)\\..*", "$1"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(number -> "notice " + number)
                        .toList());
    }

    @Test
    void a_room_hears_nothing_of_another() {
        say(place("ops", "t1"), "for operators");
        say(place("dev", "t1"), "for developers");
        assertThat(lines(room("ops"))).anyMatch(line -> line.contains("for operators"));
        assertThat(lines(room("ops"))).noneMatch(line -> line.contains("for developers"));
    }

    @Test
    void text_of_several_lines_arrives_whole() {
        say(place("ops", "t1"), "first line\nsecond line");
        assertThat(String.join("\n", lines(room("ops")))).contains("first line", "second line");
    }

    /// Escape sequences, reversed reading and invisible characters (guarantees.md, threats 27 and 28).
    @Test
    void hostile_text_can_neither_steer_a_screen_nor_hide() {
        say(place("ops", "t1"), "harm \u001b[2J \u009b1A \u202egnp.exe \u200b \u2066 \r end");
        assertThat(lines(room("ops"))).anyMatch(line -> line.contains("harm"));
        assertThat(String.join("", lines(room("ops"))).codePoints())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    @Test
    void a_card_stands_in_its_room_once_however_often_it_changes() {
        chat().tell(place("ops", "t1"), card(RunState.WAITING, "20261122-021140-one"));
        chat().tell(place("ops", "t1"), card(RunState.RUNNING, "20261122-021140-one"));
        chat().tell(place("ops", "t1"), card(RunState.DONE, "20261122-021140-one"));
        assertThat(lines(room("ops")).stream().filter(line -> line.contains(STEP)))
                .hasSize(1);
    }

    @Test
    void each_run_has_a_card_of_its_own() {
        chat().tell(place("ops", "t1"), card(RunState.WAITING, "20261122-021140-one"));
        chat().tell(place("ops", "t2"), card(RunState.WAITING, "20261122-021140-two"));
        assertThat(lines(room("ops")).stream().filter(line -> line.contains(STEP)))
                .hasSize(2);
    }

    /// The run waits for nobody who reads it. One in a hundred may be slow: the machine has other things to
    /// do too.
    @Test
    void telling_takes_no_time_although_nobody_reads() {
        var slow = IntStream.range(0, MANY).filter(number -> tookLong(number)).count();
        assertThat(slow).isLessThan(MANY / 100);
    }

    private boolean tookLong(int number) {
        var before = System.nanoTime();
        say(place("unread", "t1"), "notice " + number);
        return System.nanoTime() - before > AT_ONCE.toNanos();
    }

    private void say(Place place, String text) {
        chat().tell(place, new Notice.Answered(text));
    }

    private String room(String name) {
        return chat().chat() + ":" + name;
    }

    private Place place(String room, String thread) {
        return new Place(room(room), thread);
    }

    private static Notice card(RunState state, String run) {
        return new Notice.CardShown(new Card(
                new RunId(run),
                request(),
                state,
                Mark.forward(1),
                0,
                List.of(),
                "",
                POSTED,
                Duration.ofMillis(900),
                new Url("http", "10.0.1.1", 2379)));
    }

    private static Request request() {
        var ask = new Ask("look", new ClusterName("prod-eu"), Map.of(), Optional.empty(), "alice");
        var step = new Step(
                STEP,
                Risk.CHANGING,
                "10.0.1.1",
                new Check.Anything(),
                new Action.Look(),
                new Check.Anything(),
                new Undo.NotNeeded(),
                30);
        var plan = new Plan(
                "look around",
                ask,
                new ClusterId(0xabcL),
                "3.4.23",
                POSTED,
                new Fingerprint(new TreeMap<>()),
                new Arithmetic(List.of()),
                List.of(),
                List.of(),
                List.of(step));
        var rule = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), false, false);
        return new Request(plan, rule, POSTED, POSTED.plus(rule.expires()));
    }
}
