package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run on real hosts is held up: by a person who says stop, and by the machine that tells the bot to end.
@Tag("lab")
final class OrdersLabTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @BeforeEach
    void renew() throws InterruptedException {
        Lab.renew();
    }

    @AfterAll
    static void leaveItClean() throws InterruptedException {
        Lab.renew();
    }

    @Test
    void stop_stands_still_between_two_steps_and_resume_goes_on_to_the_end() throws InterruptedException {
        var aftermath = new Aftermath();
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.killSecond();
            stopped(bot);
            var status = bot.says("carol", "status");
            assertThat(status.code()).isZero();
            assertThat(status.only("answer").path("text").asText()).contains("stopped");
            var resumed = bot.says("carol", "resume");
            assertThat(resumed.code()).as("%s", resumed).isZero();
        }
        aftermath.isOneRemovalAndOneAdd();
    }

    /// Nothing that has no way back was done yet: the old member is back, by its own log, as if nobody had
    /// asked.
    @Test
    void abort_takes_back_what_was_done() throws InterruptedException {
        var old = Etcd.idOf(2);
        var before = Lab.footprint();
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.killSecond();
            stopped(bot);
            var aborted = bot.says("carol", "abort");
            assertThat(aborted.code()).as("%s", aborted).isEqualTo(1);
            assertThat(aborted.json("run").toList().getLast().path("text").asText())
                    .contains("everything that was changed has been taken back");
        }
        Await.holds("three healthy voters", SOON, Etcd::isHealthy);
        assertThat(Etcd.idOf(2)).isEqualTo(old);
        assertThat(Lab.footprint()).isEqualTo(before);
    }

    @Test
    void a_bot_that_is_told_to_end_parks_its_run_and_goes_on_when_it_is_back() throws InterruptedException {
        var aftermath = new Aftermath();
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.killSecond();
            var plan = bot.asked();
            try (var record = new RunRecord(bot.store());
                    var bob = bot.saying("bob", "approve " + plan)) {
                var approved = record.progress().request().plan();
                record.await("the removal", END, event -> KillPoint.REMOVE_INTENDED.is(event, approved));
                assertThat(bot.terminate(SOON).code()).isZero();
                assertThat(record.events(RunEvent.Parked.class)).hasSize(1);
                bot.restart();
                assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.DONE);
                assertThat(bob.end(END).code()).isZero();
            }
        }
        aftermath.isOneRemovalAndOneAdd();
    }

    /// Approved by bob and stopped by carol while the old member is fenced, the last step with a way back.
    private static void stopped(Bot bot) throws InterruptedException {
        var plan = bot.asked();
        try (var record = new RunRecord(bot.store());
                var carol = new QuickWord(bot.socket(), "carol");
                var bob = bot.saying("bob", "approve " + plan)) {
            var approved = record.progress().request().plan();
            record.await("the fence", END, event -> KillPoint.FENCE_INTENDED.is(event, approved));
            carol.says("stop");
            assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.STOPPED);
            assertThat(record.events(RunEvent.StopAsked.class)).hasSize(1);
            assertThat(bob.end(SOON).code()).isEqualTo(4);
        }
    }
}
