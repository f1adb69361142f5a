package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of the README in Slack: a real bot and real hosts, and a Slack that notes whatever the real one
/// forbids, says everything twice and breaks its sockets in the middle of the run.
@Tag("lab")
final class SlackLabTest {
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
    void a_wiped_member_is_replaced_from_a_channel() throws Exception {
        var old = Etcd.idOf(2);
        try (var room = SlackRoom.in(folder, "slack-thread.txt")) {
            room.slack().changeUser(SlackRoom.CAROL, user -> user.addProperty("is_restricted", true));
            isFoundGood();
            Lab.hurt(2, "wipe");
            Lab.awaitSurvivors();
            replaces(room);
            assertThat(room.slack().violations()).isEmpty();
        }
        assertThat(Etcd.isHealthy()).isTrue();
        assertThat(Etcd.members(3)).hasSize(Lab.HOSTS).doesNotContainKey(old);
        assertThat(Lab.get("story")).endsWith("written before");
    }

    private static void replaces(SlackRoom room) throws InterruptedException {
        var card = room.asks(SlackRoom.ALICE, "replace member 10.0.1.2 because its disk is gone");
        room.clicks(SlackRoom.ALICE, card, "approve");
        room.isTold(SlackRoom.ALICE, "whoever asks never approves");
        room.clicks(SlackRoom.CAROL, card, "approve");
        room.isTold(SlackRoom.CAROL, "guest");
        room.clicks(SlackRoom.BOB, card, "approve");
        room.reads(card, "Vote counted: bob", SlackRoom.SOON);
        room.slack().cutSockets();
        room.reads(card, "Done:", SlackRoom.RUN);
        room.reads(card, ".png]", SlackRoom.RUN);
        assertThat(room.card(card)).contains("Done").doesNotContain("action_id");
        assertThat(room.thread(card))
                .containsSubsequence(
                        "bob approved",
                        "Begun: step 1 of",
                        "Verified: step 1 of",
                        "Begun: step 8 of",
                        "Verified: step 8 of",
                        "Verified: step 14 of",
                        "Done:")
                .contains("-step-8-10.0.1.2.log]")
                .doesNotContain("alice approved")
                .containsOnlyOnce("Vote counted: bob approved")
                .containsOnlyOnce("Vote not counted, by alice")
                .containsOnlyOnce("Vote not counted, by carol");
    }

    private void isFoundGood() throws InterruptedException {
        try (var check =
                Bot.quorate("check", "--config", folder.resolve("quorate.yaml").toString())) {
            assertThat(check.end(SlackRoom.SOON).text())
                    .contains(
                            "slack: app token: Socket Mode may be used",
                            "slack: scopes: all 10 that are needed are granted",
                            "slack: room " + SlackRoom.ID + ": I am in");
        }
    }
}
