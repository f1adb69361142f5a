package dev.quorate.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.mail.ScriptedCourier.Fate;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A chat is away for an hour while ten channels are told 50 things a second.
final class OutageTest {
    private static final int CHANNELS = 10;
    private static final int HOUR = 3_600_000;

    /// In each channel: 5 letters a second, whatever the length of the steps.
    private static final int LETTERS = 18_000;

    private final VirtualPost post = new VirtualPost();

    @ParameterizedTest
    @ValueSource(ints = {90, 10})
    void an_hour_of_outage_is_caught_up_within_five_minutes_with_one_report_for_each_channel(int stepSeconds) {
        post.chat.script(
                _ -> post.clock.now().isBefore(VirtualPost.START.plusMillis(HOUR)) ? Fate.UNREACHED : Fate.WELL);
        write(stepSeconds);
        post.run(Duration.ofMillis(HOUR).plusMinutes(5));
        assertThat(post.outbox.all()).hasSize(CHANNELS * LETTERS);
        Reckoning.of(post, "the hour");
        for (var channel = 0; channel < CHANNELS; channel++) {
            var name = "C0000000" + channel;
            var texts = post.chat.standing().stream()
                    .filter(message -> message.channel.equals(name))
                    .map(ScriptedCourier.Standing::text)
                    .toList();
            assertThat(texts.getFirst()).startsWith("card run-" + channel + " done");
            assertThat(texts.getLast()).startsWith("I could not reach Chat from 02:11 to 03:1");
            assertThat(texts.stream().filter(text -> text.startsWith("I could not")))
                    .hasSize(1);
            var steps = HOUR / 1000 / stepSeconds;
            assertThat(texts.stream().filter(text -> text.startsWith("file")))
                    .as("one for all that is late, and none for each step")
                    .hasSizeLessThanOrEqualTo(2);
            var headings = headings(name);
            assertThat(headings)
                    .as("the last step may have ended so late that people still watch it")
                    .hasSizeBetween(steps - 1, steps)
                    .isEqualTo(IntStream.rangeClosed(1, headings.size())
                            .mapToObj(step -> "# step " + step)
                            .toList());
            assertThat(texts).containsOnlyOnce("late " + headings.size() + " journals");
        }
        System.out.println(
                "outage, steps of " + stepSeconds + " s: last at +" + caughtUp().toSeconds() + " s");
    }

    @ParameterizedTest
    @ValueSource(ints = {90})
    void the_process_may_end_in_the_middle_of_catching_up(int stepSeconds) {
        var calls = new int[1];
        post.chat.script(_ -> post.clock.now().isBefore(VirtualPost.START.plusMillis(HOUR))
                ? Fate.UNREACHED
                : ++calls[0] % 23 == 0 ? Fate.CRASH_AFTER : Fate.WELL);
        write(stepSeconds);
        post.run(Duration.ofMillis(HOUR).plusMinutes(15));
        assertThat(post.crashes()).isGreaterThan(2);
        Reckoning.of(post, "the hour with crashes");
    }

    /// When the last thing stood in the chat, after it could be reached again.
    private Duration caughtUp() {
        var last = post.chat.standing().stream()
                .map(message -> message.at)
                .max(Instant::compareTo)
                .orElseThrow();
        return Duration.between(VirtualPost.START.plusMillis(HOUR), last);
    }

    private List<String> headings(String channel) {
        return post.chat.standing().stream()
                .filter(message ->
                        message.channel.equals(channel) && message.text().endsWith("-late.log"))
                .flatMap(message -> message.file.orElseThrow().lines())
                .filter(line -> line.startsWith("# "))
                .toList();
    }

    private void write(int stepSeconds) {
        var stories = IntStream.range(0, CHANNELS)
                .mapToObj(number -> Story.of(post, number))
                .toList();
        for (var i = 0; i < LETTERS; i++) {
            for (var story : stories) {
                letter(story, i, 200L * i + 1, 5 * stepSeconds);
            }
        }
    }

    private static void letter(Story story, int i, long millis, int each) {
        var step = i / each + 1;
        var at = i % each;
        if (at == 0) {
            story.card(millis, i == 0 ? RunState.WAITING : RunState.RUNNING, "c" + i);
        } else if (at == 1) {
            story.step(millis, step, Notice.StepState.STARTED, "line " + story.run() + " begins " + step);
        } else if (i == LETTERS - 1) {
            story.card(millis, RunState.DONE, "c" + i);
        } else if (i == LETTERS - 2) {
            story.changed(millis, RunState.DONE, "line " + story.run() + " done");
        } else if (at == each - 1) {
            story.step(millis, step, Notice.StepState.VERIFIED, "line " + story.run() + " proven " + step);
        } else {
            story.heard(millis, step, "journal " + i);
        }
    }
}
