package dev.quorate.chat.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// When a command is finished, and with which exit code.
final class FollowingTest {
    private final Following following = new Following("mine", false);

    @TestFactory
    Stream<DynamicTest> a_question_is_finished_by_its_answer() {
        return Map.of(
                        new Notice.Answered("three"),
                        0,
                        Samples.health(true),
                        0,
                        Samples.health(false),
                        1,
                        Samples.refused(),
                        1,
                        Samples.previewed(),
                        0,
                        new Notice.Broken("no disk"),
                        1)
                .entrySet()
                .stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey().text(), () -> {
                    var asked = new Following("mine", false);
                    accept(asked, "other", row.getKey());
                    assertThat(asked.verdict()).isEqualTo(new Following.GoOn());
                    accept(asked, "mine", row.getKey());
                    assertThat(asked.verdict()).isEqualTo(new Following.Finished(row.getValue()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_plan_is_followed_until_its_run_is_over_or_needs_somebody() {
        return Stream.of(RunState.values())
                .map(state -> DynamicTest.dynamicTest(state.word(), () -> {
                    var asked = new Following("mine", false);
                    accept(asked, "mine", Samples.card(RunState.WAITING));
                    accept(asked, "mine", Samples.changed(state));
                    assertThat(asked.verdict()).isEqualTo(expected(state));
                }));
    }

    private static Following.Verdict expected(RunState state) {
        return switch (state) {
            case WAITING, RUNNING, PAUSED -> new Following.GoOn();
            case DONE -> new Following.Finished(0);
            case FAILED, DENIED, EXPIRED, VOID -> new Following.Finished(1);
            case NEEDS_PERSON, STOPPED -> new Following.Finished(4);
        };
    }

    @Test
    void without_waiting_a_posted_plan_a_counted_vote_or_an_order_is_the_end() {
        Stream.of(Samples.card(RunState.WAITING), Samples.voted("bob", true), Samples.changed(RunState.RUNNING))
                .forEach(notice -> {
                    var asked = new Following("mine", true);
                    accept(asked, "mine", notice);
                    assertThat(asked.verdict()).isEqualTo(new Following.Finished(0));
                });
    }

    @Test
    void a_vote_that_does_not_count_ends_the_vote_and_not_the_wait_of_whoever_asked() {
        accept(following, "mine", Samples.voted("mallory", false));
        assertThat(following.verdict()).isEqualTo(new Following.Finished(1));

        var asker = new Following("mine", false);
        accept(asker, "mine", Samples.card(RunState.WAITING));
        accept(asker, "mine", Samples.voted("mallory", false));
        assertThat(asker.verdict()).isEqualTo(new Following.GoOn());
    }

    @Test
    void an_approver_follows_the_run_in_the_thread_of_whoever_asked() {
        accept(following, "mine", Samples.voted("bob", true));
        accept(following, "alices", Samples.changed(RunState.RUNNING));
        assertThat(accept(following, "alices", Samples.step(1, Notice.StepState.STARTED)))
                .isTrue();
        assertThat(following.verdict()).isEqualTo(new Following.GoOn());
        accept(following, "alices", Samples.changed(RunState.DONE));
        assertThat(following.verdict()).isEqualTo(new Following.Finished(0));
    }

    @Test
    void lines_of_the_run_that_came_before_its_name_was_known_are_caught_up() {
        assertThat(accept(following, "alices", Samples.changed(RunState.RUNNING)))
                .isFalse();
        assertThat(accept(following, "alices", Samples.changed(RunState.DONE))).isFalse();
        assertThat(following.accept(line("mine", Samples.voted("bob", true))))
                .extracting(ChatLine::kind)
                .containsExactly("vote", "run", "run");
        assertThat(following.verdict()).isEqualTo(new Following.Finished(0));
    }

    @Test
    void an_approval_that_is_not_enough_is_finished_when_the_card_shows_it() {
        accept(following, "mine", Samples.voted("bob", true));
        accept(following, "alices", Samples.card(RunState.WAITING));
        assertThat(following.verdict()).isEqualTo(new Following.GoOn());
        accept(following, "alices", Samples.card(RunState.WAITING, "bob"));
        assertThat(following.verdict()).isEqualTo(new Following.Finished(0));
    }

    @Test
    void a_denial_is_followed_to_the_end_of_the_request_that_it_denies() {
        accept(following, "mine", Samples.voted("bob", true));
        accept(following, "alices", Samples.card(RunState.WAITING));
        accept(following, "alices", Samples.changed(RunState.DENIED));
        assertThat(following.verdict()).isEqualTo(new Following.Finished(1));
    }

    @Test
    void the_last_approval_is_not_finished_by_a_card_that_does_not_show_the_run_yet() {
        accept(following, "mine", Samples.voted("bob", true));
        accept(following, "alices", Samples.card(RunState.WAITING, "carol", "bob"));
        assertThat(following.verdict()).isEqualTo(new Following.GoOn());
    }

    @Test
    void a_card_that_is_over_waits_for_the_sentence_that_says_so() {
        accept(following, "mine", Samples.card(RunState.WAITING));
        accept(following, "mine", Samples.card(RunState.DONE));
        assertThat(following.verdict()).isEqualTo(new Following.Soon(0));
        accept(following, "mine", Samples.step(3, Notice.StepState.VERIFIED));
        assertThat(following.verdict()).isEqualTo(new Following.Soon(0));
        accept(following, "mine", Samples.changed(RunState.DONE));
        assertThat(following.verdict()).isEqualTo(new Following.Finished(0));
    }

    @Test
    void other_runs_and_other_peoples_questions_are_none_of_our_business() {
        accept(following, "mine", Samples.card(RunState.WAITING));
        var other = new RunId("20261122-030000-aaaaaaaa");
        assertThat(accept(following, "other", Samples.card(other, RunState.FAILED)))
                .isFalse();
        assertThat(accept(following, "other", Samples.refused())).isFalse();
        accept(following, "mine", Samples.refused());
        accept(following, "mine", Samples.health(false));
        assertThat(following.verdict()).isEqualTo(new Following.GoOn());
    }

    /// Whether the line is printed.
    private static boolean accept(Following following, String thread, Notice notice) {
        return !following.accept(line(thread, notice)).isEmpty();
    }

    private static ChatLine line(String thread, Notice notice) {
        var first = notice instanceof Notice.CardShown(var card)
                && card.state() == RunState.WAITING
                && card.votes().isEmpty();
        var json = new NoticeJson(Samples.AT, new Place("console:ops", thread)).of(notice, first);
        return new ChatLine(json.getFirst());
    }
}
