package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.run.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of the README on real hosts, asked and approved by two people at the chat's own client.
@Tag("lab")
final class ReplaceMemberLabTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private String old = "";

    @BeforeEach
    void renew() throws InterruptedException {
        Lab.renew();
        old = Etcd.idOf(2);
        Lab.put("story", "written before");
    }

    @AfterAll
    static void leaveItClean() throws InterruptedException {
        Lab.renew();
    }

    @Test
    void a_wiped_member_is_replaced_with_the_yes_of_a_second_person() throws InterruptedException {
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.hurt(2, "wipe");
            Lab.awaitSurvivors();
            var plan = bot.asked();
            var own = bot.says("alice", "approve " + plan);
            assertThat(own.code()).as("%s", own).isEqualTo(1);
            assertThat(own.only("refusal").path("text").asText()).contains("whoever asks never approves");
            var ended = bot.says("bob", "approve " + plan);
            assertThat(ended.code()).as("%s", ended).isZero();
            recordHasEveryStep(bot, plan);
            assertThat(bot.says("alice", "health").code()).isZero();
        }
        var fresh = hasOneNewVoter();
        nothingIsLeftOnTheHost();
        comesBackByItsLog(fresh);
        assertThat(Lab.get("story")).endsWith("written before");
    }

    /// The disk of a member that was only killed is whole: it is set aside, and the approver is told.
    @Test
    void the_data_of_a_killed_member_is_set_aside_and_its_log_is_mentioned() throws InterruptedException {
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.killSecond();
            anyOfItsNamesLeadsToTheSamePlan(bot);
            var asked = bot.says("alice", "replace member node2 because it was killed", "--no-wait");
            assertThat(asked.only("plan").path("remarks").toString()).contains("its log on 10.0.1.2 is intact");
            var ended =
                    bot.says("bob", "approve " + asked.only("plan").path("plan").asText());
            assertThat(ended.code()).as("%s", ended).isZero();
        }
        hasOneNewVoter();
        nothingIsLeftOnTheHost();
        assertThat(Lab.on(2, "sudo ls /var/lib/etcd2").out())
                .contains("member")
                .anyMatch(name -> name.startsWith("member.quorate-"));
        assertThat(Lab.get("story")).endsWith("written before");
    }

    private void anyOfItsNamesLeadsToTheSamePlan(Bot bot) throws InterruptedException {
        var name = Lab.on(2, "cat /etc/machine-id").text();
        var padded = "0".repeat(16 - old.length()) + old;
        for (var word : List.of("10.0.1.2", "node2", name, old, padded)) {
            var preview = bot.says("alice", "preview replace member " + word);
            assertThat(preview.code()).as("%s", preview).isZero();
            assertThat(preview.only("plan").path("title").asText())
                    .as("%s", word)
                    .isEqualTo("replace member 10.0.1.2 in lab");
        }
        assertThat(bot.says("alice", "status").text()).contains("Nothing is open in this room.");
    }

    private void recordHasEveryStep(Bot bot, String plan) throws InterruptedException {
        try (var record = new RunRecord(bot.store());
                var show = Bot.quorate("record", "show", plan, "--config", bot.config(), "--json")) {
            var steps = record.progress().steps();
            var told = show.end(SOON);
            assertThat(told.code()).as("%s", told).isZero();
            assertThat(told.json("step")
                            .filter(line -> line.path("event").asText().equals("Verified"))
                            .map(line -> line.path("step").asInt()))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, steps).boxed().toList());
            assertThat(record.events(RunEvent.Closed.class).map(RunEvent.Closed::summary))
                    .singleElement()
                    .asString()
                    .contains(old, Etcd.idOf(2));
        }
    }

    private String hasOneNewVoter() throws InterruptedException {
        Await.holds("three healthy voters", SOON, Etcd::isHealthy);
        var fresh = Etcd.idOf(2);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(Etcd.members(3)).hasSize(Lab.HOSTS).doesNotContainKey(old);
        return fresh;
    }

    private static void nothingIsLeftOnTheHost() throws InterruptedException {
        assertThat(Lab.on(2, "systemctl show etcd2 -p LoadState,ActiveState,NeedDaemonReload,UnitFileState,DropInPaths")
                        .out())
                .contains("LoadState=loaded", "ActiveState=active", "NeedDaemonReload=no")
                .noneMatch(line -> line.contains("masked") || line.contains("zz-quorate"));
        assertThat(Lab.on(
                                2,
                                "find /run/systemd/system /etc/systemd/system -name '*quorate*' -o -name 'etcd2*'"
                                        + " -lname /dev/null")
                        .out())
                .isEmpty();
    }

    private static void comesBackByItsLog(String fresh) throws InterruptedException {
        Lab.hurt(2, "reboot");
        Await.holds("three healthy voters after a reboot", SOON, Etcd::isHealthy);
        assertThat(Etcd.idOf(2)).isEqualTo(fresh);
        assertThat(new HashSet<>(Lab.on(2, "sudo journalctl --boot --unit etcd2 --output cat --no-pager")
                        .out()))
                .filteredOn(Objects::nonNull)
                .anyMatch(line -> line.contains("restarting member " + fresh));
    }
}
