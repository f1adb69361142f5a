package dev.quorate.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.mail.ScriptedCourier.Fate;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// A chat is away for an hour of virtual time while ten channels are told 50 things a second.
public final class Outage {
    private static final int CHANNELS = 10;
    private static final int HOUR = 3_600_000;

    /// In each channel: 5 letters a second, whatever the length of the steps.
    private static final int LETTERS = 18_000;

    private final VirtualPost post;
    private final int stepSeconds;
    private final int atOnce;

    private Outage(VirtualPost post, int stepSeconds, int atOnce) {
        this.post = post;
        this.stepSeconds = stepSeconds;
        this.atOnce = atOnce;
    }

    /// Written to this store, which has nothing for the chat `chat` yet: what is said in a second in one transaction.
    public static Outage on(Store store, int stepSeconds) {
        return new Outage(new VirtualPost(store), stepSeconds, 5);
    }

    static Outage inMemory(int stepSeconds) {
        return new Outage(new VirtualPost(), stepSeconds, 1);
    }

    /// All 180,000 letters are told within five minutes, once and in order, with one report for each channel. How
    /// long it took after the hour.
    public Duration isCaughtUp() {
        post.chat.script(
                _ -> post.clock.now().isBefore(VirtualPost.START.plusMillis(HOUR)) ? Fate.UNREACHED : Fate.WELL);
        write();
        post.run(Duration.ofMillis(HOUR).plusMinutes(5));
        assertThat(post.outbox.all()).hasSize(CHANNELS * LETTERS);
        Reckoning.of(post, "the hour");
        for (var channel = 0; channel < CHANNELS; channel++) {
            reads(channel);
        }
        return caughtUp();
    }

    /// The same, while the process ends again and again in the middle of it.
    void isCaughtUpByManyProcesses() {
        var calls = new int[1];
        post.chat.script(_ -> post.clock.now().isBefore(VirtualPost.START.plusMillis(HOUR))
                ? Fate.UNREACHED
                : ++calls[0] % 23 == 0 ? Fate.CRASH_AFTER : Fate.WELL);
        write();
        post.run(Duration.ofMillis(HOUR).plusMinutes(15));
        assertThat(post.crashes()).isGreaterThan(2);
        Reckoning.of(post, "the hour with crashes");
    }

    private void reads(int channel) {
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

    private void write() {
        var stories = IntStream.range(0, CHANNELS)
                .mapToObj(number -> Story.of(post, number))
                .toList();
        for (var i = 0; i < LETTERS; i++) {
            for (var story : stories) {
                letter(story, i, 200L * (i - i % atOnce) + 1, 5 * stepSeconds);
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
