package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Quorate says no to on real hosts: with exit code 1, in one message that says what is wrong, and with
/// nothing changed, neither in etcd nor on a host.
@Tag("lab")
final class RefusalsLabTest {
    private static final String ASK = "replace member 10.0.1.2 because it is down";

    @TempDir
    private Path folder;

    private List<String> before = List.of();

    /// One lab for all: nothing here may change it.
    @BeforeAll
    static void renewOnce() throws InterruptedException {
        Lab.renew();
    }

    @BeforeEach
    void look() throws InterruptedException {
        before = Lab.footprint();
    }

    @AfterEach
    void nothingHasChanged() throws InterruptedException {
        Lab.heal();
        assertThat(Lab.footprint()).isEqualTo(before);
    }

    @AfterAll
    static void leaveItClean() throws InterruptedException {
        Lab.renew();
    }

    @Test
    void words_that_mean_nothing_here() throws InterruptedException {
        try (var bot = Bot.in(folder, Map.of())) {
            refuses(bot, "replce membr 10.0.1.2", "replace member");
            refuses(bot, "replace member 10.0.1.9 because it is down", "10.0.1.9");
            refuses(bot, "replace member 10.0.1 because it is down", "10.0.1");
            refuses(bot, ASK, "It answers and votes");
            refuses(bot, "approve 12345678", "12345678");
        }
    }

    @Test
    void a_cluster_without_quorum() throws InterruptedException {
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.hurt(2, "stop-etcd");
            Lab.hurt(3, "stop-etcd");
            refuses(bot, ASK, "quorum");
        }
    }

    @Test
    void a_host_whose_key_is_not_the_one_that_is_known() throws InterruptedException, IOException {
        var swapped = Files.readString(Lab.STATE.resolve("known_hosts"))
                .replace("10.0.1.2 ", "10.0.1.x ")
                .replace("10.0.1.3 ", "10.0.1.2 ")
                .replace("10.0.1.x ", "10.0.1.3 ");
        refusesWithKnownHosts(swapped, "its host key");
    }

    @Test
    void a_host_whose_key_nobody_knows() throws InterruptedException, IOException {
        var without = Files.readAllLines(Lab.STATE.resolve("known_hosts")).stream()
                .filter(line -> !line.startsWith("10.0.1.2 "))
                .collect(Collectors.joining("\n", "", "\n"));
        refusesWithKnownHosts(without, "its host key is not pinned");
    }

    @Test
    void a_host_on_which_core_may_not_be_root() throws InterruptedException, IOException {
        var right = Lab.file(2, "etc/sudoers.d/core");
        var taken = folder.resolve("core");
        Files.copy(right, taken, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.killSecond();
            Files.delete(right);
            refuses(bot, ASK, "sudo");
        } finally {
            Files.copy(
                    taken,
                    right,
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void a_host_that_cannot_be_reached() throws InterruptedException {
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.hurt(2, "partition");
            refusesForItsHost(bot);
        }
    }

    @Test
    void a_host_that_stands_still() throws InterruptedException {
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.hurt(2, "freeze");
            refusesForItsHost(bot);
        }
    }

    @Test
    void a_host_with_a_full_disk() throws InterruptedException {
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.hurt(2, "disk-full");
            Lab.awaitSurvivors();
            refuses(bot, ASK, "free");
        }
    }

    /// As it is pasted from etcd's answer: systemd drops the assignment and loads the unit without it, so the
    /// file is a trap for the next restart, whoever does it.
    @Test
    void a_host_with_a_pasted_drop_in_that_has_a_quote_too_many() throws InterruptedException {
        var folder = "/run/systemd/system/etcd2.service.d";
        try (var bot = Bot.in(this.folder, Map.of())) {
            Lab.killSecond();
            Lab.on(
                    2,
                    "sudo mkdir -p " + folder + " && printf '[Service]\\nEnvironment=\"ETCD_INITIAL_CLUSTER=\"n2="
                            + "http://10.0.1.2:2380\"\\n' | sudo tee " + folder + "/99-restore.conf");
            refuses(bot, ASK, "99-restore.conf");
            Lab.on(2, "sudo systemctl daemon-reload");
            refuses(bot, ASK, "99-restore.conf");
            assertThat(bot.says("alice", "health").text()).contains("99-restore.conf");
        } finally {
            Lab.on(2, "sudo rm -r " + folder + "; sudo systemctl daemon-reload");
        }
    }

    private static void refusesForItsHost(Bot bot) throws InterruptedException {
        Lab.awaitSurvivors();
        refuses(bot, ASK, "Its host cannot be worked on");
    }

    private void refusesWithKnownHosts(String known, String clue) throws InterruptedException, IOException {
        Files.writeString(folder.resolve("known"), known);
        try (var bot = Bot.in(folder, Map.of(Lab.STATE + "/known_hosts", "known"))) {
            Lab.killSecond();
            refuses(bot, ASK, clue);
        }
    }

    /// Both as a script and as a person at a terminal get it.
    private static void refuses(Bot bot, String command, String clue) throws InterruptedException {
        var ended = bot.says("alice", command);
        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.lines()).as("%s", ended).hasSize(1);
        assertThat(ended.only("refusal").path("text").asText()).contains(clue);
        assertThat(ended.only("refusal").path("instead").asText()).isNotBlank();
        assertThat(ended.lines()).noneMatch(Bot::isOfAStackTrace);
    }
}
