package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of the README on Discord, and on Discord and Slack together: a real bot and real hosts, and chats
/// that note whatever the real ones forbid.
@Tag("lab")
final class DiscordLabTest {
    private static final String OPS = "1100000000000000001";
    private static final String ALICE = "1000000000000000001";
    private static final String BOB = "1000000000000000002";
    private static final String CHANNEL = "C024BE91L";
    private static final String ALICE_IN_SLACK = "U024BE7LH";
    private static final String BOB_IN_SLACK = "U024BE7LJ";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration RUN = Duration.ofMinutes(2);

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
    void a_wiped_member_is_replaced_from_a_channel_that_says_everything_twice() throws Exception {
        try (var discord = opened()) {
            discord.faults().doubled(true);
            var old = Etcd.idOf(2);
            try (var _ = Bot.in(folder, onDiscord(discord))) {
                isFoundGood();
                Lab.hurt(2, "wipe");
                Lab.awaitSurvivors();
                asksOn(discord);
                var card = cardOn(discord);
                approvesOn(discord, ALICE, card);
                Await.holds("the refusal", SOON, () -> discord.transcript(OPS).contains("whoever asks never approves"));
                approvesOn(discord, BOB, card);
                Await.holds("the vote", SOON, () -> discord.transcript(OPS).contains("bob approved"));
                discord.cutSockets();
                isToldToItsEnd(discord, card);
            } finally {
                keep("discord-thread.txt", discord.transcript(OPS));
            }
            assertThat(discord.violations()).isEmpty();
            isReplaced(old);
        }
    }

    @Test
    void asked_in_slack_and_approved_on_discord() throws Exception {
        try (var slack = FakeSlack.start(new WallClock());
                var discord = opened()) {
            slack.channel(CHANNEL, ALICE_IN_SLACK, BOB_IN_SLACK);
            var old = Etcd.idOf(2);
            try (var _ = Bot.in(folder, onBoth(slack, discord))) {
                Lab.hurt(2, "wipe");
                Lab.awaitSurvivors();
                Await.holds("a socket", SOON, () -> slack.openSockets() > 0);
                slack.person(ALICE_IN_SLACK).mentions(CHANNEL, "replace member 10.0.1.2 because its disk is gone");
                var there = cardIn(slack);
                var here = cardOn(discord);
                approvesOn(discord, ALICE, here);
                Await.holds(
                        "one person with two accounts is one person",
                        SOON,
                        () -> slack.transcript(CHANNEL, there).contains("whoever asks never approves"));
                approvesOn(discord, BOB, here);
                isToldToItsEnd(discord, here);
                isToldToItsEnd(slack, there);
            } finally {
                keep("discord-and-slack.txt", slack.transcript(CHANNEL) + "\n\n" + discord.transcript(OPS));
            }
            assertThat(slack.violations()).isEmpty();
            assertThat(discord.violations()).isEmpty();
            isReplaced(old);
        }
    }

    @Test
    void asked_on_discord_and_approved_in_slack() throws Exception {
        try (var slack = FakeSlack.start(new WallClock());
                var discord = opened()) {
            slack.channel(CHANNEL, ALICE_IN_SLACK, BOB_IN_SLACK);
            var old = Etcd.idOf(2);
            try (var _ = Bot.in(folder, onBoth(slack, discord))) {
                Lab.hurt(2, "wipe");
                Lab.awaitSurvivors();
                asksOn(discord);
                var here = cardOn(discord);
                var there = cardIn(slack);
                slack.person(ALICE_IN_SLACK).clicks(CHANNEL, there, "approve");
                Await.holds(
                        "one person with two accounts is one person",
                        SOON,
                        () -> discord.transcript(OPS).contains("whoever asks never approves"));
                slack.person(BOB_IN_SLACK).clicks(CHANNEL, there, "approve");
                isToldToItsEnd(slack, there);
                isToldToItsEnd(discord, here);
            }
            assertThat(slack.violations()).isEmpty();
            assertThat(discord.violations()).isEmpty();
            isReplaced(old);
        }
    }

    private static FakeDiscord opened() throws InterruptedException {
        var discord = FakeDiscord.start(new WallClock());
        discord.channel(OPS);
        discord.person(ALICE);
        discord.person(BOB);
        return discord;
    }

    private static void asksOn(FakeDiscord discord) throws InterruptedException {
        Await.holds(
                "the commands", SOON, () -> !discord.commands(FakeDiscord.GUILD).isEmpty());
        discord.person(ALICE)
                .commands(OPS, "quorate replace-member", "member", "10.0.1.2", "reason", "its disk is gone")
                .awaitAnswer();
    }

    private static void approvesOn(FakeDiscord discord, String person, ObjectNode card) {
        var button = button(card);
        var form = discord.person(person).clicks(OPS, card.path("id").asText(), button);
        form.awaitAnswer();
        discord.person(person).submits(form, Map.of()).awaitAnswer();
    }

    private static String button(ObjectNode card) {
        return card.findValuesAsText("custom_id").stream()
                .filter(id -> id.startsWith("approve:"))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode cardOn(FakeDiscord discord) throws InterruptedException {
        return Await.found(
                "a card on Discord",
                SOON,
                () -> discord.messages(OPS).stream()
                        .filter(message -> message.toString().contains("\"approve:"))
                        .findFirst());
    }

    private static String cardIn(FakeSlack slack) throws InterruptedException {
        return Await.<JsonObject>found(
                        "a card in Slack",
                        SOON,
                        () -> slack.messages(CHANNEL).stream()
                                .filter(message -> message.toString().contains("\"action_id\":\"approve\""))
                                .findFirst())
                .get("ts")
                .getAsString();
    }

    private static void isToldToItsEnd(FakeDiscord discord, ObjectNode card) throws InterruptedException {
        var id = card.path("id").asText();
        Await.holds("the end on Discord", RUN, () -> discord.transcript(OPS).contains("Done:"));
        Await.holds("the picture on Discord", RUN, () -> discord.transcript(OPS).contains(".png"));
        Await.holds("the end on its card", RUN, () -> ended(discord.message(OPS, id)));
        assertThat(discord.transcript(OPS))
                .containsSubsequence("Begun", "step 1 of", "Verified", "step 8 of", "step 14 of", "Done:")
                .contains("bob approved", "-step-8-10.0.1.2.log")
                .doesNotContain("alice approved");
    }

    private static boolean ended(Optional<ObjectNode> card) {
        return card.filter(message -> message.path("components").isEmpty()
                        && message.path("content").asText().contains("done"))
                .isPresent();
    }

    private static void isToldToItsEnd(FakeSlack slack, String card) throws InterruptedException {
        Await.holds(
                "the end in Slack", RUN, () -> slack.transcript(CHANNEL, card).contains("Done:"));
        Await.holds(
                "the picture in Slack",
                RUN,
                () -> slack.transcript(CHANNEL, card).contains(".png]"));
        Await.holds(
                "the end on its card",
                RUN,
                () -> slack.message(CHANNEL, card)
                        .filter(message -> !message.toString().contains("action_id"))
                        .isPresent());
        assertThat(slack.transcript(CHANNEL, card)).contains("bob approved").doesNotContain("alice approved");
    }

    private void isReplaced(String old) throws InterruptedException {
        assertThat(Etcd.isHealthy()).isTrue();
        assertThat(Etcd.members(3)).hasSize(Lab.HOSTS).doesNotContainKey(old);
        assertThat(Lab.get("story")).endsWith("written before");
    }

    private void isFoundGood() throws InterruptedException {
        try (var check =
                Bot.quorate("check", "--config", folder.resolve("quorate.yaml").toString())) {
            assertThat(check.end(SOON).text()).contains("discord: ").doesNotContain("BAD  discord");
        }
    }

    private Map<String, String> onDiscord(FakeDiscord discord) throws IOException {
        secret("discord-token", FakeDiscord.TOKEN);
        var settings = new LinkedHashMap<String, String>();
        settings.put("rooms: [\"console:ops\"]", "rooms: [\"console:ops\", \"discord:" + OPS + "\"]");
        settings.put("alice: {unix", "alice: {discord: \"" + ALICE + "\", unix");
        settings.put("bob: {unix", "bob: {discord: \"" + BOB + "\", unix");
        settings.put("chats:\n", "chats:\n" + line(discord));
        return settings;
    }

    private Map<String, String> onBoth(FakeSlack slack, FakeDiscord discord) throws IOException {
        secret("discord-token", FakeDiscord.TOKEN);
        secret("slack-bot", FakeSlack.BOT_TOKEN);
        secret("slack-app", FakeSlack.APP_TOKEN);
        var settings = new LinkedHashMap<String, String>();
        settings.put(
                "rooms: [\"console:ops\"]",
                "rooms: [\"console:ops\", \"slack:" + CHANNEL + "\", \"discord:" + OPS + "\"]");
        settings.put("alice: {unix", "alice: {slack: " + ALICE_IN_SLACK + ", discord: \"" + ALICE + "\", unix");
        settings.put("bob: {unix", "bob: {slack: " + BOB_IN_SLACK + ", discord: \"" + BOB + "\", unix");
        settings.put(
                "chats:\n",
                "chats:\n  slack: {mode: socket, bot-token-file: slack-bot, app-token-file: slack-app, api-url: \""
                        + slack.apiUrl() + "\"}\n" + line(discord));
        return settings;
    }

    private static String line(FakeDiscord discord) {
        return "  discord: {token-file: discord-token, guilds: [\"" + FakeDiscord.GUILD + "\"], api-url: \""
                + discord.apiUrl() + "\", gateway-url: \"" + discord.gatewayUrl() + "\"}\n";
    }

    private void secret(String name, String value) throws IOException {
        var file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, value);
    }

    private static void keep(String name, String text) throws IOException {
        Files.writeString(Lab.checkout().resolve("deploy/target/" + name), text);
    }
}
