package dev.quorate.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.approval.Vote;
import dev.quorate.core.mail.ScriptedCourier.Fate;
import dev.quorate.core.mail.ScriptedCourier.Standing;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is owed without a letter that would say so, a reminder or a picture, is owed by the next process too.
final class RestartTest {
    /// The journal tells of the run what the letters tell.
    private static final RunId RUN = new RunId("run-1");

    private static final Duration HALF_TIME = Duration.ofSeconds(450);

    private final VirtualPost post = new VirtualPost();
    private final Story story = Story.of(post, 1);
    private long events;

    @BeforeEach
    void ask() {
        post.approvers(_ -> List.of("U000000BOB"));
        journaled(new RunEvent.Proposed(Samples.request(), story.place()));
    }

    @Test
    void approvers_are_reminded_once_by_a_process_that_never_saw_the_card() {
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(1));
        assertThat(post.outbox.isEmpty()).isTrue();

        post.restart();
        post.run(HALF_TIME.minusSeconds(1));
        assertThat(texts()).containsExactly("card run-1 waiting c0", "call U000000BOB");
        post.run(HALF_TIME.plusSeconds(10));
        post.restart();
        post.run(Duration.ofMinutes(14));
        assertThat(texts()).containsExactly("card run-1 waiting c0", "call U000000BOB", "reminder U000000BOB");
        assertThat(post.chat.standing().getLast().at)
                .isBetween(SendingTest.after(HALF_TIME), SendingTest.after(HALF_TIME.plusSeconds(10)));
    }

    @Test
    void a_reminder_that_was_due_while_nobody_was_there_comes_late_and_not_after_the_end() {
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(1));
        post.clock.advance(Duration.ofMinutes(9));
        post.restart();
        post.run(Duration.ofMinutes(11));
        assertThat(texts()).endsWith("reminder U000000BOB").hasSize(3);

        var late = new VirtualPost();
        late.approvers(_ -> List.of("U000000BOB"));
        late.journal.append(
                RUN, 0, Samples.AT, new RunEvent.Proposed(Samples.request(), story.place()), _ -> List.of());
        Story.of(late, 1).card(0, RunState.WAITING, "c0");
        late.run(Duration.ofMinutes(1));
        late.clock.advance(Duration.ofMinutes(20));
        late.restart();
        late.run(Duration.ofMinutes(40));
        assertThat(late.chat.standing().stream().map(Standing::text))
                .containsExactly("card run-1 waiting c0", "call U000000BOB");
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN_BEFORE", "BROKEN_AFTER", "CRASH_BEFORE", "CRASH_AFTER"})
    void a_reminder_in_doubt_is_there_once(Fate fate) {
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(1));
        post.restart();
        fail("post " + story.channel(), fate);
        post.run(Duration.ofMinutes(14));
        assertThat(texts()).containsExactly("card run-1 waiting c0", "call U000000BOB", "reminder U000000BOB");
    }

    @Test
    void nobody_is_reminded_by_the_next_process_of_what_was_decided_before_it() {
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(1));
        journaled(new RunEvent.Closed(RunState.DENIED, "no"));
        story.card(61_000, RunState.DENIED, "c1");
        post.run(Duration.ofMinutes(2));
        post.restart();
        post.run(Duration.ofMinutes(30));
        assertThat(texts()).containsExactly("card run-1 denied c1", "call U000000BOB");
    }

    @Test
    void a_picture_that_was_owed_when_the_process_ended_is_posted_by_the_next_one() {
        runs();
        post.chat.script(method -> method.equals("upload") ? Fate.UNREACHED : Fate.WELL);
        post.run(Duration.ofMinutes(2));
        assertThat(texts()).contains("line run-1 done").noneMatch(text -> text.endsWith(".png"));

        post.chat.script(_ -> Fate.WELL);
        post.restart();
        post.run(Duration.ofMinutes(10));
        post.restart();
        post.run(Duration.ofMinutes(20));
        assertThat(texts().stream().filter(text -> text.endsWith(".png"))).hasSize(1);
        assertThat(post.chat.standing().getLast().thread)
                .hasValue(post.chat.standing().getFirst().ts);
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN_BEFORE", "BROKEN_AFTER", "CRASH_BEFORE", "CRASH_AFTER"})
    void a_picture_in_doubt_is_there_once(Fate fate) {
        runs();
        fail("upload", fate);
        post.run(Duration.ofMinutes(10));
        post.restart();
        post.run(Duration.ofMinutes(20));
        assertThat(texts().stream().filter(text -> text.endsWith(".png"))).hasSize(1);
    }

    /// From its card to its end; no host says anything.
    private void runs() {
        var plan = Samples.request().plan();
        journaled(new RunEvent.Voted(
                new Vote.Yes("bob", "chat:U000000BOB", plan.digest(), Samples.AT, Optional.empty(), Optional.empty())));
        journaled(new RunEvent.Permitted(List.of("bob")));
        journaled(new RunEvent.Closed(RunState.FAILED, "given up"));
        story.card(0, RunState.WAITING, "c0");
        story.changed(1_000, RunState.RUNNING, "line run-1 approved");
        story.changed(2_000, RunState.DONE, "line run-1 done");
        story.card(2_000, RunState.DONE, "c1");
    }

    private void journaled(RunEvent event) {
        post.journal.append(RUN, events++, Samples.AT, event, _ -> List.of());
    }

    private List<String> texts() {
        return post.chat.standing().stream().map(Standing::text).toList();
    }

    private void fail(String method, Fate... fates) {
        var left = new ArrayDeque<>(List.of(fates));
        post.chat.script(called -> called.equals(method) && !left.isEmpty() ? left.removeFirst() : Fate.WELL);
    }
}
