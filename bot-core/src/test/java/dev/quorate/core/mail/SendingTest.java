package dev.quorate.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.mail.ScriptedCourier.Fate;
import dev.quorate.core.mail.ScriptedCourier.Standing;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SendingTest {
    private final VirtualPost post = new VirtualPost();
    private final Story story = Story.of(post, 1);

    @Test
    void a_run_reads_from_its_card_to_its_end() {
        story.whole(0, 2);
        post.run(Duration.ofMinutes(5));
        Reckoning.of(post, "a run");
        var card = post.chat.standing().getFirst();
        assertThat(card.text()).isEqualTo("card run-1 done end");
        assertThat(card.thread).isEmpty();
        assertThat(texts())
                .containsSubsequence(
                        "line run-1 approved",
                        "line run-1 begins 1",
                        "line run-1 proven 1",
                        "line run-1 begins 2",
                        "line run-1 proven 2",
                        "line run-1 done")
                .contains("excerpt of step 1, 8 lines", "file run-1-1.log", "excerpt of step 2, 8 lines");
        assertThat(post.chat.standing().stream().skip(1))
                .allMatch(message -> message.thread.equals(java.util.Optional.of(card.ts)));
    }

    @Test
    void a_run_asked_in_a_thread_stays_there_and_its_card_is_shown_to_the_channel_too() {
        var inside = Story.inThread(post, 2);
        inside.whole(0, 1);
        post.run(Duration.ofMinutes(5));
        Reckoning.of(post, "in a thread");
        assertThat(post.chat.standing().getFirst().broadcast).isTrue();
        assertThat(post.chat.standing())
                .allMatch(message -> message.thread.equals(java.util.Optional.of("1700000000.000002")));
    }

    @Test
    void the_wire_can_find_where_the_card_of_a_plan_stands() {
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(1));
        var ts = post.chat.standing().getFirst().ts;
        var digest = Samples.request().plan().digest().hex();
        assertThat(post.outbox.memo("chat", "plan/" + digest)).hasValue("run-1");
        assertThat(post.outbox.memo("chat", "card/run-1")).hasValue("C00000001 " + ts);
        assertThat(post.outbox.memo("chat", "root/run-1")).hasValue("C00000001 " + ts);
        assertThat(post.outbox.memo("chat", "thread/C00000001/" + ts)).hasValue("run-1");
    }

    @Test
    void cards_that_wait_while_edits_must_pause_become_one_edit_and_every_line_is_told() {
        story.card(0, RunState.WAITING, "c0");
        for (var i = 1; i <= 40; i++) {
            story.step(1_000 + i * 100, 1, Notice.StepState.STARTED, "line " + i);
            story.card(1_000 + i * 100, RunState.RUNNING, "c" + i);
        }
        post.run(Duration.ofMinutes(5));
        Reckoning.of(post, "a storm of cards");
        assertThat(post.chat.standing().getFirst().texts.size()).isBetween(3, 20);
    }

    @Test
    void a_timeout_after_the_chat_had_it_doubles_nothing() {
        story.card(0, RunState.WAITING, "c0");
        story.said(10, "line one");
        story.said(20, "line two");
        fail("post C00000001", Fate.BROKEN_AFTER, Fate.BROKEN_AFTER, Fate.BROKEN_BEFORE);
        post.run(Duration.ofMinutes(5));
        Reckoning.of(post, "timeouts");
    }

    @Test
    void a_file_that_the_chat_took_before_the_answer_broke_off_is_there_once() {
        story.whole(0, 1);
        fail("upload", Fate.BROKEN_AFTER, Fate.BROKEN_AFTER);
        post.run(Duration.ofMinutes(5));
        Reckoning.of(post, "upload");
        assertThat(texts().stream().filter(text -> text.startsWith("file"))).hasSize(1);
    }

    @Test
    void the_chat_says_when_to_go_on_and_nothing_is_called_before() {
        story.whole(0, 1);
        fail("post C00000001", Fate.TOO_FAST, Fate.WELL, Fate.TOO_FAST);
        post.run(Duration.ofMinutes(5));
        Reckoning.of(post, "429");
    }

    @Test
    void what_the_chat_refuses_for_good_goes_as_a_plain_sentence_and_holds_up_nobody() {
        story.card(0, RunState.WAITING, "c0");
        story.said(10, "too long");
        story.said(20, "line two");
        post.chat.refuse("too long", new Outcome.Refused<>("msg_too_long", "", Outcome.Reach.MESSAGE));
        post.run(Duration.ofMinutes(5));
        assertThat(post.outbox.isEmpty()).isTrue();
        assertThat(texts()).endsWith("line two");
    }

    @Test
    void a_card_that_somebody_deleted_stands_anew_in_its_thread() {
        story.card(0, RunState.WAITING, "c0");
        story.card(60_000, RunState.RUNNING, "c1");
        post.run(Duration.ofSeconds(30));
        var first = post.chat.standing().getFirst();
        post.chat.delete(first);
        post.run(Duration.ofMinutes(5));
        assertThat(texts()).containsExactly("card run-1 running c1");
        assertThat(post.chat.standing().getFirst().thread).hasValue(first.ts);
        assertThat(post.outbox.isEmpty()).isTrue();
    }

    @Test
    void the_tail_of_a_journal_is_one_message_that_is_edited_every_three_seconds_at_most() {
        story.card(0, RunState.WAITING, "c0");
        story.step(500, 1, Notice.StepState.STARTED, "line begins");
        for (var i = 0; i < 300; i++) {
            story.heard(1_000 + i * 100, 1, "journal " + i);
        }
        story.step(31_500, 1, Notice.StepState.VERIFIED, "line proven");
        post.run(Duration.ofMinutes(5));
        Reckoning.of(post, "a tail");
        var tail = post.chat.standing().stream()
                .filter(message -> message.text().startsWith("excerpt"))
                .toList();
        assertThat(tail).hasSize(1);
        assertThat(tail.getFirst().texts.size()).isBetween(5, 13);
    }

    @Test
    void a_late_file_that_the_chat_had_before_the_process_ended_is_known_again_though_a_step_ended_since() {
        story.card(0, RunState.RUNNING, "c0");
        for (var step = 1; step <= 3; step++) {
            story.heard(step * 10_000L, step, "journal " + step);
            story.step(step * 10_000L + 100, step, Notice.StepState.VERIFIED, "line proven " + step);
        }
        story.heard(599_000, 4, "journal 4");
        var crashed = new boolean[1];
        post.chat.script(method -> {
            if (post.clock.now().isBefore(after(Duration.ofMinutes(10)))) {
                return Fate.UNREACHED;
            }
            if (!method.equals("upload") || crashed[0]) {
                return Fate.WELL;
            }
            crashed[0] = true;
            post.outbox.put(
                    post.clock.now(),
                    List.of(new Outbox.Outgoing(
                            story.place(), Samples.step(story.run(), 4, Notice.StepState.VERIFIED, "line proven 4"))));
            return Fate.CRASH_AFTER;
        });
        post.run(Duration.ofMinutes(20));
        assertThat(post.crashes()).isEqualTo(1);
        Reckoning.of(post, "in doubt");
        assertThat(texts().stream().filter(text -> text.startsWith("file")))
                .containsExactly("file run-1-late.log", "file run-1-4.log");
        assertThat(texts()).containsOnlyOnce("late 3 journals");
    }

    @Test
    void a_second_attempt_at_a_step_has_a_journal_of_its_own() {
        story.card(0, RunState.RUNNING, "c0");
        story.heard(1_000, 1, "journal a");
        story.step(2_000, 1, Notice.StepState.FAILED, "line failed");
        story.heard(3_000, 1, "journal b");
        story.step(60_000, 1, Notice.StepState.VERIFIED, "line proven");
        post.run(Duration.ofMinutes(5));
        Reckoning.of(post, "two attempts");
        assertThat(texts().stream().filter(text -> text.startsWith("file"))).hasSize(2);
    }

    @Test
    void approvers_are_called_once_and_reminded_once_and_the_asker_is_not_among_them() {
        post.approvers(_ -> List.of("alice", "U000000BOB"));
        story.card(0, RunState.WAITING, "c0");
        story.card(60_000, RunState.WAITING, "c1");
        post.run(Duration.ofMinutes(6));
        assertThat(texts()).containsExactly("card run-1 waiting c1", "call U000000BOB");
        post.run(Duration.ofMinutes(20));
        assertThat(texts()).containsExactly("card run-1 waiting c1", "call U000000BOB", "reminder U000000BOB");
    }

    @Test
    void nobody_is_reminded_of_what_is_decided() {
        post.approvers(_ -> List.of("U000000BOB"));
        story.card(0, RunState.WAITING, "c0");
        story.card(60_000, RunState.DENIED, "c1");
        post.run(Duration.ofMinutes(20));
        assertThat(texts()).containsExactly("card run-1 denied c1", "call U000000BOB");
    }

    private List<String> texts() {
        return post.chat.standing().stream().map(Standing::text).toList();
    }

    private void fail(String method, Fate... fates) {
        var left = new ArrayDeque<>(List.of(fates));
        post.chat.script(called -> called.equals(method) && !left.isEmpty() ? left.removeFirst() : Fate.WELL);
    }

    static Instant after(Duration time) {
        return VirtualPost.START.plus(time);
    }
}
