package dev.quorate.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.mail.ScriptedCourier.Crash;
import dev.quorate.core.mail.ScriptedCourier.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Seeded schedules of everything that can go wrong between us and a chat, and of our own process ending anywhere.
final class FaultyScheduleTest {
    private static final int SCHEDULES = 2_500;
    private static final List<Fate> FAULTS = List.of(
            Fate.TOO_FAST, Fate.UNREACHED, Fate.BROKEN_BEFORE, Fate.BROKEN_AFTER, Fate.CRASH_BEFORE, Fate.CRASH_AFTER);

    @Test
    void nothing_is_lost_doubled_or_out_of_order_whatever_fails() {
        var crashes = 0;
        for (var seed = 1; seed <= SCHEDULES; seed++) {
            crashes += played(seed);
        }
        assertThat(crashes).as("the schedules must really crash").isGreaterThan(SCHEDULES);
    }

    private static int played(long seed) {
        var random = new Random(seed);
        var post = new VirtualPost();
        var percent = random.nextInt(5, 40);
        post.chat.script(_ -> post.chat.calledInAll() < 150 && random.nextInt(100) < percent
                ? FAULTS.get(random.nextInt(FAULTS.size()))
                : Fate.WELL);
        var writes = random.nextInt(1, 60);
        var write = new int[1];
        post.outbox.mishap(() -> {
            if (++write[0] == writes) {
                throw new Crash();
            }
        });
        var story = random.nextBoolean() ? Story.of(post, 1) : Story.inThread(post, 1);
        var over = story.whole(0, random.nextInt(1, 4));
        story.said(over + 100, "line last");
        post.run(Duration.ofHours(2));
        Reckoning.of(post, "seed " + seed);
        return post.crashes();
    }
}
