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

/// What befalls the bot and the hosts in the middle of a run on real hosts: it ends well, or stands still and says
/// why, and goes on when the cause is gone.
@Tag("lab")
final class FaultsLabTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofMinutes(3);

    /// The bot's own log stays below, the log of its record is far above.
    private static final long BYTES = 64 << 10;

    @TempDir
    private Path folder;

    /// A run that bob has approved, up to a moment of it.
    private interface Story {
        void goesOn(Bot bot, RunRecord record) throws InterruptedException;
    }

    @BeforeEach
    void renew() throws InterruptedException {
        Lab.renew();
    }

    @AfterAll
    static void leaveItClean() throws InterruptedException {
        Lab.renew();
    }

    @Test
    void a_bot_whose_disk_takes_no_more_ends_and_goes_on_when_it_is_started_on_a_good_one() throws Exception {
        var aftermath = new Aftermath();
        at(KillPoint.FENCE_INTENDED, (bot, record) -> {
            bot.mayWriteUpTo(BYTES);
            var ended = bot.end(SOON);
            assertThat(ended.code()).as("%s", ended).isEqualTo(1);
            assertThat(ended.err())
                    .anyMatch(line -> line.contains("the bot ends: ") && line.contains("the disk reports an error"));
            var before = record.entries().size();
            bot.restart();
            assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.DONE);
            assertThat(record.entries().get(before).event()).isInstanceOf(RunEvent.Recovered.class);
        });
        aftermath.isOneRemovalAndOneAdd();
    }

    @Test
    void a_host_that_reboots_is_noticed_and_nothing_is_started_there() throws Exception {
        at(KillPoint.DROP_IN_ACTED, (_, record) -> {
            Lab.hurt(2, "reboot");
            assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.NEEDS_PERSON);
            assertThat(record.progress().last()).contains("boot/10.0.1.2");
            assertThat(record.entries())
                    .noneMatch(entry -> KillPoint.START_INTENDED.is(
                            entry.event(), record.progress().request().plan()));
        });
        assertThat(Lab.on(2, "systemctl is-active etcd2 || true").text()).isNotEqualTo("active");
    }

    @Test
    void a_survivor_that_is_cut_off_stops_the_run_and_retry_goes_on_when_it_is_back() throws Exception {
        var aftermath = new Aftermath();
        at(KillPoint.REMOVE_ACTED, (bot, record) -> {
            Lab.hurt(3, "partition");
            assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.NEEDS_PERSON);
            Lab.heal();
            Lab.awaitSurvivors();
            var retried = bot.says("carol", "retry");
            assertThat(retried.code()).as("%s", retried).isZero();
            assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.DONE);
        });
        aftermath.isOneRemovalAndOneAdd();
    }

    /// Somebody holds the port of its peers: etcd ends, and systemd starts it every ten seconds.
    @Test
    void a_unit_that_does_not_come_up_is_put_before_a_person_and_retry_goes_on_when_it_does() throws Exception {
        var aftermath = new Aftermath();
        at(KillPoint.ADD_INTENDED, (bot, record) -> {
            Lab.on(
                    2,
                    "sudo systemd-run --quiet --unit=squatter /usr/bin/etcd --data-dir=/run/squatter"
                            + " --listen-peer-urls=http://10.0.1.2:2380 --listen-client-urls=http://127.0.0.1:4379"
                            + " --advertise-client-urls=http://127.0.0.1:4379");
            assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.NEEDS_PERSON);
            assertThat(record.events(RunEvent.Heard.class).flatMap(heard -> heard.lines().stream()))
                    .anyMatch(line -> line.contains("address already in use"));
            Lab.on(2, "sudo systemctl stop squatter");
            Lab.on(2, "sudo systemctl restart etcd2");
            var retried = bot.says("carol", "retry");
            assertThat(retried.code()).as("%s", retried).isZero();
            assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.DONE);
        });
        aftermath.isOneRemovalAndOneAdd();
    }

    private void at(KillPoint point, Story story) throws InterruptedException {
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.killSecond();
            var digest = bot.asked();
            try (var record = new RunRecord(bot.store());
                    var _ = bot.saying("bob", "approve " + digest)) {
                var plan = record.progress().request().plan();
                record.await(point.name(), END, event -> point.is(event, plan));
                story.goesOn(bot, record);
            }
        }
    }
}
