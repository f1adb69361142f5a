package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of the README in Slack: a real bot and real hosts, and a Slack that notes whatever the real one
/// forbids, says everything twice and breaks its sockets in the middle of the run.
@Tag("lab")
final class SlackLabTest {
    private static final String ROOM = "C024BE91L";
    private static final String ALICE = "U024BE7LH";
    private static final String BOB = "U024BE7LJ";
    private static final String GUEST = "U024BE7LG";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration RUN = Duration.ofSeconds(90);

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
        try (var slack = FakeSlack.start(new WallClock())) {
            slack.channel(ROOM, ALICE, BOB, GUEST);
            slack.changeUser(guest(slack), user -> user.addProperty("is_restricted", true));
            slack.faults().doubled(true);
            var old = Etcd.idOf(2);
            try (var _ = Bot.in(folder, configuredFor(slack))) {
                isFoundGood();
                Await.holds("a socket", SOON, () -> slack.openSockets() > 0);
                Lab.hurt(2, "wipe");
                Lab.awaitSurvivors();
                replaces(slack);
            } finally {
                Files.writeString(Lab.checkout().resolve("deploy/target/slack-thread.txt"), slack.transcript(ROOM));
            }
            assertThat(slack.violations()).isEmpty();
            assertThat(Etcd.isHealthy()).isTrue();
            assertThat(Etcd.members(3)).hasSize(Lab.HOSTS).doesNotContainKey(old);
            assertThat(Lab.get("story")).endsWith("written before");
        }
    }

    private void replaces(FakeSlack slack) throws InterruptedException {
        var alice = slack.person(ALICE);
        alice.mentions(ROOM, "replace member 10.0.1.2 because its disk is gone");
        var card = Await.found("a card", SOON, () -> messageWith(slack, "\"action_id\":\"approve\""));
        var ts = card.get("ts").getAsString();
        alice.clicks(ROOM, ts, "approve");
        isTold(slack, ALICE, "whoever asks never approves");
        slack.person(GUEST).clicks(ROOM, ts, "approve");
        isTold(slack, GUEST, "guest");
        slack.person(BOB).clicks(ROOM, ts, "approve");
        Await.holds("the vote", SOON, () -> slack.transcript(ROOM, ts).contains("Vote counted: bob"));
        slack.cutSockets();
        Await.holds("the end of the run", RUN, () -> slack.transcript(ROOM, ts).contains("Done:"));
        Await.holds("the picture", RUN, () -> slack.transcript(ROOM, ts).contains(".png]"));
        var ended = slack.message(ROOM, ts).orElseThrow().toString();
        assertThat(ended).contains("Done").doesNotContain("action_id");
        assertThat(slack.transcript(ROOM, ts))
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
            assertThat(check.end(SOON).text())
                    .contains(
                            "slack: app token: Socket Mode may be used",
                            "slack: scopes: all 10 that are needed are granted",
                            "slack: room " + ROOM + ": I am in");
        }
    }

    private static void isTold(FakeSlack slack, String user, String words) throws InterruptedException {
        Await.holds(
                user + " is told `" + words + "`",
                SOON,
                () -> slack.whispers(ROOM).stream()
                        .anyMatch(whisper -> whisper.get("user").getAsString().equals(user)
                                && whisper.get("text").getAsString().contains(words)));
    }

    private static Optional<JsonObject> messageWith(FakeSlack slack, String part) {
        return slack.messages(ROOM).stream()
                .filter(message -> message.toString().contains(part))
                .findFirst();
    }

    private static String guest(FakeSlack slack) {
        return slack.person(GUEST).id();
    }

    private Map<String, String> configuredFor(FakeSlack slack) throws IOException {
        secret("slack-bot", FakeSlack.BOT_TOKEN);
        secret("slack-app", FakeSlack.APP_TOKEN);
        return Map.of(
                "rooms: [\"console:ops\"]", "rooms: [\"console:ops\", \"slack:" + ROOM + "\"]",
                "alice: {unix", "alice: {slack: " + ALICE + ", unix",
                "bob: {unix", "bob: {slack: " + BOB + ", unix",
                "carol: {unix", "carol: {slack: " + GUEST + ", unix",
                "chats:\n",
                        "chats:\n  slack: {mode: socket, bot-token-file: slack-bot, app-token-file: slack-app,"
                                + " api-url: \"" + slack.apiUrl() + "\"}\n");
    }

    private void secret(String name, String value) throws IOException {
        var file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, value);
    }
}
