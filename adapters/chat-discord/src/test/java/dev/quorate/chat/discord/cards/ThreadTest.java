package dev.quorate.chat.discord.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.layout.Document;
import dev.quorate.core.layout.Heard;
import dev.quorate.core.layout.Scenes;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunState;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

/// What stands in the thread below a card.
final class ThreadTest {
    private static final EmbedRendering RENDERING = new EmbedRendering();
    private static final String PLAN = "7f3a91c2";
    private static final String BOB = "80351110224678912";
    private static final String CAROL = "290926798626357999";

    @Test
    void each_kind_of_line_is_written_as_its_golden_file_says() {
        var messages = notices().stream()
                .map(notice -> RENDERING.line(notice).message())
                .toList();
        messages.forEach(Measure::isWithinLimits);
        Json.matches("thread", messages);
    }

    @Test
    void every_kind_of_notice_is_told_in_a_golden_file() {
        var told = new java.util.HashSet<Class<?>>(Set.of(Notice.CardShown.class, Notice.PlanPreviewed.class));
        notices().forEach(notice -> told.add(notice.getClass()));
        assertThat(told).containsExactlyInAnyOrder(Notice.class.getPermittedSubclasses());
    }

    @Test
    void a_step_begins_with_what_became_of_it() {
        var line = new Notice.StepChanged(
                Scenes.RUN, PLAN, Mark.forward(3), Notice.StepState.VERIFIED, "ok  step 3 of 14: member is gone");
        assertThat(RENDERING.line(line).message().getContent())
                .isEqualTo("**Verified:** step 3 of 14: member is gone (plan 7f3a91c2)");
    }

    @Test
    void progress_wakes_nobody_and_what_a_person_must_know_does() {
        for (var notice : notices()) {
            var wakes = switch (notice) {
                case Notice.Refused _, Notice.RunChanged _, Notice.Broken _ -> true;
                case Notice.VoteCast vote -> !vote.counted();
                default -> false;
            };
            assertThat(RENDERING.line(notice).message().isSuppressedNotifications())
                    .as(notice.text())
                    .isEqualTo(!wakes);
        }
    }

    @Test
    void a_long_answer_is_a_file_too() {
        var text = String.join(
                "\n", IntStream.range(0, 900).mapToObj(at -> "line " + at).toList());
        var rendered = RENDERING.line(new Notice.Answered(text));
        Measure.isWithinLimits(rendered.message());
        assertThat(rendered.file().map(Document::text)).contains(text + "\n");
    }

    @Test
    void an_answer_that_grows_by_its_marks_loses_nothing_without_a_file() {
        var text = String.join(
                "\n", IntStream.range(0, 60).mapToObj(at -> at + "@".repeat(50)).toList());
        var rendered = RENDERING.line(new Notice.Answered(text));
        Measure.isWithinLimits(rendered.message());
        assertThat(rendered.file().map(Document::text)).contains(text + "\n");
    }

    @Test
    void an_answer_of_some_lines_keeps_its_columns_whole() {
        for (var lines : List.of(2, 40, 110)) {
            var text = String.join(
                    "\n",
                    IntStream.range(0, lines)
                            .mapToObj(at -> "  healthy  10.0.1." + at + "  voter")
                            .toList());
            var rendered = RENDERING.line(new Notice.Answered(text));
            Measure.isWithinLimits(rendered.message());
            assertThat(rendered.file()).isEmpty();
            assertThat(CardEmbedTest.read(rendered.message())).contains(text);
        }
    }

    @Test
    void only_users_are_mentioned_and_only_by_a_call() {
        var card = Scenes.waiting(Scenes.replace(), Scenes.ONE);
        var call = RENDERING.call(card, List.of(BOB, CAROL, "everyone", "&165511591545143296", "1|x", "alice", ""));
        Measure.isWithinLimits(call);
        Json.matches("calls", List.of(call, RENDERING.reminder(card, List.of(BOB)), RENDERING.expired(card, CAROL)));
        assertThat(call.getContent()).endsWith(" <@" + BOB + "> <@" + CAROL + ">");
        assertThat(call.getMentionedUsers()).containsExactlyInAnyOrder(BOB, CAROL);
        assertThat(Oracle.alive(Json.of(call), Set.of(BOB, CAROL))).isEmpty();
        assertThat(call.isSuppressedNotifications()).isFalse();
        assertThat(RENDERING.reminder(card, List.of(BOB)).getContent()).contains("Half of the time is gone");
        assertThat(RENDERING.expired(card, CAROL).getContent())
                .contains("Ask again")
                .endsWith("<@" + CAROL + ">");
        assertThat(RENDERING.call(card, List.of("nobody")).getMentionedUsers()).isEmpty();
    }

    @Test
    void the_live_tail_shows_the_last_lines_and_counts_the_others() {
        var live = RENDERING.tail(Scenes.about(8), lines(40), 412);
        Measure.isWithinLimits(live);
        Json.matches("tail-live", List.of(live));
        assertThat(CardEmbedTest.read(live))
                .contains("the last 15 of 412 lines", "| line 40")
                .doesNotContain("| line 25\n");
        assertThat(live.isSuppressedNotifications()).isTrue();
    }

    @Test
    void an_excerpt_has_head_and_tail_and_the_file_has_everything() {
        var excerpt = RENDERING.excerpt(Scenes.about(8), lines(412));
        Measure.isWithinLimits(excerpt);
        Json.matches("excerpt", List.of(excerpt));
        assertThat(CardEmbedTest.read(excerpt))
                .contains("| line 8\n... 392 lines omitted, see file\n| line 401")
                .endsWith("| line 412");
        var file = RENDERING.log(Scenes.about(8), lines(412));
        var body = String.join("\n", lines(412)) + "\n";
        assertThat(file.fileName()).isEqualTo("plan-7f3a91c2-step-8-10.0.1.2.log");
        assertThat(file.text())
                .isEqualTo(body + "# 412 lines of etcd2.service on 10.0.1.2; SHA-256 of the lines above: "
                        + Fingerprint.sha256(body) + "\n");
    }

    @Test
    void journals_that_came_late_share_one_message_and_one_file() {
        var late = RENDERING.late(List.of(new Heard(Scenes.about(8), lines(30)), new Heard(Scenes.about(9), lines(3))));
        Measure.isWithinLimits(late.message());
        Json.matches("late", List.of(late.message()));
        assertThat(late.file().map(Document::fileName)).contains("plan-7f3a91c2-late.log");
    }

    @Test
    void what_a_host_says_never_stands_in_a_notification() {
        var said = RENDERING.excerpt(Scenes.about(8), List.of("approved by bob"));
        assertThat(said.getContent()).doesNotContain("approved").contains("etcd2.service on 10.0.1.2");
        assertThat(CardEmbedTest.read(said)).contains("| approved by bob");
    }

    @Test
    void lines_that_wait_share_a_message_until_it_is_full() {
        var line = RENDERING.words("step 3 of 14 is verified");
        var loud = RENDERING.line(notices().getFirst()).message();
        var both = RENDERING.joined(line, loud).orElseThrow();
        assertThat(both.getContent()).isEqualTo(line.getContent() + "\n" + loud.getContent());
        assertThat(both.isSuppressedNotifications()).isFalse();
        assertThat(RENDERING.joined(line, line).orElseThrow().isSuppressedNotifications())
                .isTrue();
        var full = RENDERING.words("x".repeat(1_600));
        assertThat(RENDERING.joined(line, full)).isPresent();
        assertThat(RENDERING.joined(RENDERING.words("x".repeat(200)), full)).isEmpty();
    }

    @Test
    void no_line_of_a_host_no_card_and_no_call_shares_a_message() {
        var line = RENDERING.words("verified");
        var card = Scenes.waiting(Scenes.replace(), Scenes.ONE);
        for (var other : List.of(
                RENDERING.excerpt(Scenes.about(8), lines(3)),
                RENDERING.card(card),
                RENDERING.call(card, List.of(BOB)))) {
            assertThat(RENDERING.joined(line, other)).isEmpty();
            assertThat(RENDERING.joined(other, line)).isEmpty();
        }
    }

    @Test
    void nothing_to_say_is_still_a_message() {
        for (var text : List.of("", " ", "\n")) {
            MessageCreateData message = RENDERING.words(text);
            Measure.isWithinLimits(message);
            assertThat(message.getContent()).isNotBlank();
        }
        Measure.isWithinLimits(RENDERING.excerpt(Scenes.about(8), List.of()));
        Measure.isWithinLimits(RENDERING.tail(Scenes.about(8), List.of("", " "), 2));
    }

    private static List<String> lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(at -> "line " + at).toList();
    }

    static List<Notice> notices() {
        return List.of(
                new Notice.Refused(new Refusal(
                        "The vote does not count.",
                        "alice asked for this plan; whoever asks never approves.",
                        "Get somebody else of etcd-oncall to say `approve 7f3a91c2`.")),
                new Notice.VoteCast(Scenes.RUN, PLAN, "bob", true, "bob approved 7f3a91c2"),
                new Notice.VoteCast(Scenes.RUN, PLAN, "alice", false, "The vote does not count. alice asked."),
                new Notice.RunChanged(
                        Scenes.RUN, PLAN, RunState.RUNNING, "running: approved by bob, looking before step 1"),
                new Notice.RunChanged(
                        Scenes.RUN, PLAN, RunState.NEEDS_PERSON, "needs a person: no. Say `retry` or `abort`."),
                new Notice.StepChanged(
                        Scenes.RUN,
                        PLAN,
                        Mark.forward(2),
                        Notice.StepState.STARTED,
                        "... step 2 of 14: Stop and mask etcd2.service on 10.0.1.2"),
                new Notice.StepChanged(
                        Scenes.RUN,
                        PLAN,
                        Mark.back(2),
                        Notice.StepState.UNKNOWN,
                        "??  undo of step 2 of 14: outcome unknown: no answer; looking"),
                new Notice.HostLines(
                        Scenes.RUN,
                        PLAN,
                        Mark.forward(8),
                        Scenes.host(2),
                        "etcd2.service",
                        List.of("raft: elected leader", "```approved by bob")),
                new Notice.HealthSeen(Scenes.RUN.value(), false, "health: 3 voters, 2 healthy, quorum 2, slack 0"),
                new Notice.HealthSeen("", true, "prod-eu is healthy\n  healthy  10.0.1.1\n  healthy  10.0.1.3"),
                new Notice.Answered("prod-eu is healthy\n  healthy  10.0.1.1\n  healthy  10.0.1.3"),
                new Notice.Broken("I cannot write my record; nothing was begun. Free some disk."));
    }
}
