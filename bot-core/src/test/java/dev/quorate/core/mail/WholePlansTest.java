package dev.quorate.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.mail.ScriptedCourier.Crash;
import dev.quorate.core.mail.ScriptedCourier.Fate;
import dev.quorate.core.mail.ScriptedCourier.Standing;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A plan can be read, all of it, before it counts as shown.
final class WholePlansTest {
    private static final String FILE = "file plan-" + Samples.PLAN + ".txt";
    private static final List<Fate> FAULTS = List.of(
            Fate.TOO_FAST, Fate.UNREACHED, Fate.BROKEN_BEFORE, Fate.BROKEN_AFTER, Fate.CRASH_BEFORE, Fate.CRASH_AFTER);

    private final VirtualPost post = new VirtualPost();
    private final Story story = Story.of(post, 1);

    @Test
    void a_card_that_shows_all_is_enough() {
        assertThat(isShown()).isFalse();
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(1));
        assertThat(isShown()).isTrue();
        assertThat(texts()).containsExactly("card run-1 waiting c0");
    }

    @Test
    void what_a_card_can_not_show_is_in_a_file_below_it_before_anybody_is_called() {
        post.approvers(_ -> List.of("U000000BOB"));
        post.rendering.hideSteps();
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(1));
        assertThat(texts()).containsExactly("card run-1 waiting c0", FILE, "call U000000BOB");
        var card = post.chat.standing().getFirst();
        var file = post.chat.standing().get(1);
        assertThat(file.thread).hasValue(card.ts);
        assertThat(file.file.orElseThrow())
                .contains(
                        "Remove member", "$ ", Samples.request().plan().digest().hex());
        assertThat(isShown()).isTrue();
    }

    @Test
    void as_long_as_the_file_is_not_there_the_plan_is_not_shown() {
        post.rendering.hideSteps();
        post.chat.script(method -> method.equals("upload") ? Fate.UNREACHED : Fate.WELL);
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(2));
        assertThat(texts()).containsExactly("card run-1 waiting c0");
        assertThat(isShown()).isFalse();
    }

    @Test
    void a_card_that_comes_to_hide_steps_gets_its_file_then() {
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofSeconds(30));
        post.rendering.hideSteps();
        story.card(60_000, RunState.WAITING, "c1");
        post.run(Duration.ofMinutes(2));
        assertThat(texts()).containsExactly("card run-1 waiting c1", FILE);
    }

    @Test
    void a_plan_whose_card_the_chat_refuses_is_in_a_file_too() {
        post.chat.refuse("card run-1", new Outcome.Refused<>("invalid_blocks", "", Outcome.Reach.MESSAGE));
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(1));
        assertThat(texts()).hasSize(2).last().isEqualTo(FILE);
        assertThat(isShown()).isTrue();
        assertThat(post.outbox.isEmpty()).isTrue();
    }

    @Test
    void nobody_needs_to_read_what_is_decided() {
        post.rendering.hideSteps();
        post.chat.script(
                _ -> post.clock.now().isBefore(SendingTest.after(Duration.ofMinutes(1))) ? Fate.UNREACHED : Fate.WELL);
        story.card(0, RunState.WAITING, "c0");
        story.card(1_000, RunState.EXPIRED, "c1");
        post.run(Duration.ofMinutes(5));
        assertThat(texts()).first().isEqualTo("card run-1 expired c1");
        assertThat(texts()).doesNotContain(FILE);
    }

    @Test
    void whatever_fails_the_file_is_there_once() {
        for (var seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var faulty = new VirtualPost();
            faulty.rendering.hideSteps();
            faulty.chat.script(_ -> faulty.chat.calledInAll() < 40 && random.nextInt(100) < 40
                    ? FAULTS.get(random.nextInt(FAULTS.size()))
                    : Fate.WELL);
            var writes = random.nextInt(1, 12);
            var write = new int[1];
            faulty.outbox.mishap(() -> {
                if (++write[0] == writes) {
                    throw new Crash();
                }
            });
            Story.of(faulty, 1).card(0, RunState.WAITING, "c0");
            faulty.run(Duration.ofMinutes(14));
            assertThat(faulty.chat.standing().stream().map(Standing::text))
                    .as("seed %s", seed)
                    .containsExactly("card run-1 waiting c0", FILE);
        }
    }

    private boolean isShown() {
        return Whereabouts.in(post.outbox, "chat").isShownWhole(story.run());
    }

    private List<String> texts() {
        return post.chat.standing().stream().map(Standing::text).toList();
    }
}
