package dev.quorate.chat.slack.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.slack.sending.ScriptedSlack.Fate;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Slack is away for an hour while ten channels are told 50 things a second.
final class OutageTest {
    private static final int CHANNELS = 10;
    private static final int HOUR = 3_600_000;

    /// In each channel: 5 letters a second, of which each 5 minutes one step ends and the next begins.
    private static final int LETTERS = 18_000;

    private final VirtualPost post = new VirtualPost();

    @Test
    void an_hour_of_outage_is_caught_up_within_five_minutes_with_one_report_for_each_channel() {
        post.slack.script(
                _ -> post.clock.now().isBefore(VirtualPost.START.plusMillis(HOUR)) ? Fate.UNREACHED : Fate.WELL);
        write();
        post.run(Duration.ofMillis(HOUR).plusMinutes(5));
        assertThat(post.outbox.all()).hasSize(CHANNELS * LETTERS);
        Reckoning.of(post, "the hour");
        for (var channel = 0; channel < CHANNELS; channel++) {
            var name = "C0000000" + channel;
            var texts = post.slack.standing().stream()
                    .filter(message -> message.channel.equals(name))
                    .map(ScriptedSlack.Standing::text)
                    .toList();
            assertThat(texts.getFirst()).startsWith("card run-" + channel + " done");
            assertThat(texts.getLast()).startsWith("I could not reach Slack from 02:11 to 03:1");
            assertThat(texts.stream().filter(text -> text.startsWith("I could not")))
                    .hasSize(1);
            assertThat(texts.stream().filter(text -> text.startsWith("excerpt")))
                    .as("only the last step ended so late that people still watch it")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void the_process_may_end_in_the_middle_of_catching_up() {
        var calls = new int[1];
        post.slack.script(_ -> post.clock.now().isBefore(VirtualPost.START.plusMillis(HOUR))
                ? Fate.UNREACHED
                : ++calls[0] % 23 == 0 ? Fate.CRASH_AFTER : Fate.WELL);
        write();
        post.run(Duration.ofMillis(HOUR).plusMinutes(15));
        assertThat(post.crashes()).isGreaterThan(3);
        Reckoning.of(post, "the hour with crashes");
    }

    private void write() {
        var stories = java.util.stream.IntStream.range(0, CHANNELS)
                .mapToObj(number -> Story.of(post, number))
                .toList();
        for (var i = 0; i < LETTERS; i++) {
            for (var story : stories) {
                letter(story, i, 200L * i + 1);
            }
        }
    }

    private static void letter(Story story, int i, long millis) {
        var step = i / 1500 + 1;
        switch (i % 1500) {
            case 0 -> story.card(millis, i == 0 ? RunState.WAITING : RunState.RUNNING, "c" + i);
            case 1 -> story.step(millis, step, Notice.StepState.STARTED, "line " + story.run() + " begins " + step);
            case 1499 -> {
                if (i == LETTERS - 1) {
                    story.card(millis, RunState.DONE, "c" + i);
                } else {
                    story.step(millis, step, Notice.StepState.VERIFIED, "line " + story.run() + " proven " + step);
                }
            }
            case 1498 -> {
                if (i == LETTERS - 2) {
                    story.changed(millis, RunState.DONE, "line " + story.run() + " done");
                } else {
                    story.heard(millis, step, "journal " + i);
                }
            }
            default -> story.heard(millis, step, "journal " + i);
        }
    }
}
