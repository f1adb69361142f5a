package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people decide on a card in Slack besides a plain yes, on real hosts: no, stop, go on, give up, and a yes in
/// words for a cluster that is lost. Everything is delivered twice.
@Tag("lab")
final class SlackDecisionsLabTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void renew() throws InterruptedException {
        Lab.renew();
        Lab.put("story", "written before");
    }

    @AfterAll
    static void leaveItClean() throws InterruptedException {
        Lab.renew();
    }

    @Test
    void a_plan_is_denied_with_a_reason_and_the_next_one_stopped_and_resumed() throws Exception {
        var old = Etcd.idOf(2);
        try (var room = SlackRoom.in(folder, "slack-deny-and-stop.txt")) {
            Lab.hurt(2, "wipe");
            Lab.awaitSurvivors();
            denies(room);
            var card = room.asks(SlackRoom.ALICE, "replace member 10.0.1.2 because its disk is gone");
            room.clicks(SlackRoom.BOB, card, "approve");
            room.clicks(SlackRoom.CAROL, card, "stop");
            room.reads(card, "Stopped:", SlackRoom.SOON);
            room.clicks(SlackRoom.CAROL, card, "resume");
            room.reads(card, "Done:", SlackRoom.RUN);
            room.reads(card, ".png]", SlackRoom.RUN);
            assertThat(room.thread(card))
                    .containsSubsequence(
                            "bob approved",
                            "Carol asked to stop",
                            "Stopped:",
                            "carol resumed it",
                            "Verified: step 14 of");
            assertThat(room.messagesWith(card, "Carol asked to stop")).isEqualTo(1);
            assertThat(room.messagesWith(card, "carol resumed it")).isEqualTo(1);
            assertThat(room.card(card)).contains("Done").doesNotContain("action_id");
            assertThat(room.slack().violations()).isEmpty();
        }
        assertThat(Etcd.isHealthy()).isTrue();
        assertThat(Etcd.members(3)).hasSize(Lab.HOSTS).doesNotContainKey(old);
        assertThat(Lab.get("story")).endsWith("written before");
    }

    private static void denies(SlackRoom room) throws InterruptedException {
        var before = Etcd.members(1);
        var card = room.asks(SlackRoom.ALICE, "replace member 10.0.1.2 because its disk is gone");
        room.fillsIn(SlackRoom.BOB, card, "deny", Map.of("reason", "first save\nwhat is left of the disk"));
        room.reads(card, "bob denied", SlackRoom.SOON);
        Await.holds(
                "a card without buttons", SlackRoom.SOON, () -> !room.card(card).contains("action_id"));
        assertThat(room.card(card)).contains("Denied");
        assertThat(room.thread(card)).contains("because first save what is left of the disk");
        assertThat(Etcd.members(1)).isEqualTo(before);
    }

    /// What is mounted cannot be renamed, which no look shows before it is tried.
    @Test
    void a_step_that_fails_is_given_up_and_what_that_leaves_is_said() throws Exception {
        try (var room = SlackRoom.in(folder, "slack-abort.txt")) {
            Lab.killSecond();
            var card = room.asks(SlackRoom.ALICE, "replace member 10.0.1.2 because it does not come back");
            Lab.on(2, "sudo mount --bind /var/lib/etcd2/member /var/lib/etcd2/member");
            room.clicks(SlackRoom.BOB, card, "approve");
            room.reads(card, "Needs a person:", SlackRoom.RUN);
            room.clicks(SlackRoom.ALICE, card, "abort");
            room.reads(card, "Failed:", SlackRoom.RUN);
            room.reads(card, ".png]", SlackRoom.RUN);
            assertThat(room.thread(card)).containsSubsequence("Failed: step", "alice aborts", "back");
            assertThat(room.card(card)).contains("Failed").doesNotContain("action_id");
            assertThat(room.slack().violations()).isEmpty();
        } finally {
            Lab.on(2, "sudo umount /var/lib/etcd2/member");
        }
        assertThat(Lab.get("story")).endsWith("written before");
    }

    @Test
    void a_lost_cluster_is_recovered_by_two_who_typed_its_name_and_why() throws Exception {
        try (var room = SlackRoom.in(folder, "slack-recover.txt")) {
            Lab.hurt(3, "wipe");
            Lab.hurt(2, "wipe");
            Lab.hurt(1, "kill");
            var card = room.asks(SlackRoom.ALICE, "recover cluster from 10.0.1.1");
            var why = "two disks are gone and nobody can write";
            room.fillsIn(SlackRoom.BOB, card, "approve-in-words", Map.of("reason", why, "cluster", "prod"));
            room.isTold(SlackRoom.BOB, "typing the cluster's name");
            room.fillsIn(SlackRoom.BOB, card, "approve-in-words", Map.of("reason", why, "cluster", "lab"));
            room.reads(card, "bob approved", SlackRoom.SOON);
            room.fillsIn(SlackRoom.CAROL, card, "approve-in-words", Map.of("reason", "I agree", "cluster", "lab"));
            room.reads(card, "Done:", SlackRoom.RUN);
            room.reads(card, ".png]", SlackRoom.RUN);
            assertThat(room.thread(card))
                    .containsSubsequence("Vote not counted, by bob", "bob approved", "carol approved", "Done:")
                    .contains(why);
            assertThat(room.card(card)).contains("Done").doesNotContain("action_id");
            assertThat(room.slack().violations()).isEmpty();
        }
        Await.holds("three healthy voters", SlackRoom.SOON, Etcd::isHealthy);
        assertThat(Lab.get("story")).endsWith("written before");
    }
}
