package dev.quorate.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.core.rehearsal.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Discord refuses is refused, with its status and its code, and noted where it is the bot's fault.
final class RefusalsTest {
    private static final String ROOM = "1100000000000000001";
    private static final String MESSAGES = "channels/" + ROOM + "/messages";
    private static final String ANN = "1000000000000000001";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T02:00:00Z"));
    private FakeDiscord discord;
    private Raw raw;

    @BeforeEach
    void start() throws InterruptedException {
        discord = FakeDiscord.start(clock);
        discord.channel(ROOM);
        discord.person(ANN);
        raw = new Raw(discord);
    }

    @AfterEach
    void stop() {
        discord.close();
    }

    @Test
    void what_is_too_long_is_an_invalid_form() {
        var reply = raw.says(ROOM, "x".repeat(2_001));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(50_035);
        assertThat(reply.body().path("errors").has("message")).isTrue();
        assertThat(discord.violations()).containsExactly("post: message.content: 2001 of at most 2000");
        assertThat(discord.messages(ROOM)).isEmpty();
    }

    @Test
    void a_nonce_brings_back_its_message_for_a_few_minutes() {
        var message = Raw.message("once", "n");
        var first = Json.text(raw.call("POST", MESSAGES, message).body(), "id");
        assertThat(Json.text(raw.call("POST", MESSAGES, message).body(), "id")).isEqualTo(first);
        clock.advance(Duration.ofMinutes(4));
        assertThat(Json.text(raw.call("POST", MESSAGES, message).body(), "id")).isNotEqualTo(first);
        assertThat(discord.violations()).isEmpty();
        raw.call("POST", MESSAGES, Raw.message("twice", "n"));
        raw.call("POST", MESSAGES, Json.of("content", "c", "allowed_mentions", Json.of("parse", Json.none())));
        assertThat(discord.violations())
                .containsExactly(
                        "post: the nonce n was that of another message",
                        "post: no nonce with enforce_nonce: said twice it would stand there twice");
    }

    @Test
    void a_file_too_large_and_a_picture_without_words_are_noted() {
        assertThat(raw.uploads(ROOM, "log.txt", Drafts.FILE_BYTES).status()).isEqualTo(200);
        assertThat(discord.violations()).isEmpty();
        assertThat(raw.uploads(ROOM, "log.txt", Drafts.FILE_BYTES + 1).code()).isEqualTo(40_005);
        assertThat(raw.uploads(ROOM, "quorum.png", 10).status()).isEqualTo(200);
        assertThat(discord.violations())
                .containsExactly(
                        "post: log.txt has 10485761 of at most 10485760 bytes",
                        "post: the picture quorum.png has no description");
    }

    @Test
    void an_edit_is_of_ones_own_and_takes_the_buttons_along() {
        var theirs = discord.person(ANN).writes(ROOM, "mine");
        assertThat(raw.call("PATCH", MESSAGES + "/" + theirs, Raw.message("x", "n"))
                        .code())
                .isEqualTo(50_005);
        assertThat(raw.call("PATCH", MESSAGES + "/1", Raw.message("x", "n")).code())
                .isEqualTo(10_008);
        var button = Json.of("type", 2, "style", 1, "label", "Go", "custom_id", "go");
        var row = Json.of("type", 1, "components", Json.array(List.of(button)));
        var card = Raw.message("card", "c").deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) card).set("components", Json.array(List.of(row)));
        var id = Json.text(raw.call("POST", MESSAGES, card).body(), "id");
        raw.call("PATCH", MESSAGES + "/" + id, Raw.message("done", "n"));
        assertThat(discord.violations())
                .containsExactly(
                        "edit: the message of somebody else",
                        "edit: no components for a message that has some: its old buttons stay");
    }

    @Test
    void a_thread_is_one_of_a_message_and_closed_when_it_is_archived() {
        var root = Json.text(raw.says(ROOM, "card").body(), "id");
        var threads = MESSAGES + "/" + root + "/threads";
        assertThat(raw.call("POST", threads, Json.of("name", "n".repeat(101))).code())
                .isEqualTo(50_035);
        discord.stage().mostActiveThreads(0);
        assertThat(raw.call("POST", threads, Json.of("name", "run")).code()).isEqualTo(160_006);
        discord.stage().mostActiveThreads(1);
        assertThat(raw.call("POST", threads, Json.of("name", "run")).status()).isEqualTo(201);
        assertThat(raw.call("POST", threads, Json.of("name", "run")).code()).isEqualTo(160_004);
        var line = Json.text(raw.says(root, "step 1").body(), "id");
        discord.stage().archive(root, false);
        assertThat(raw.call("PATCH", "channels/" + root + "/messages/" + line, Raw.message("x", "n"))
                        .code())
                .isEqualTo(50_083);
        assertThat(discord.violations()).anyMatch(note -> note.contains("is archived"));
        assertThat(raw.get("channels/" + ROOM + "/threads/archived/public")
                        .body()
                        .path("threads")
                        .size())
                .isEqualTo(1);
        assertThat(raw.says(root, "step 2").status()).isEqualTo(200);
        assertThat(Json.flag(discord.thread(root).orElseThrow().path("thread_metadata"), "archived"))
                .isFalse();
        discord.stage().archive(root, true);
        assertThat(raw.says(root, "step 3").code()).isEqualTo(160_005);
        assertThat(raw.call("PATCH", "channels/" + root, Json.of("archived", false))
                        .code())
                .isEqualTo(50_013);
    }

    @Test
    void what_the_bot_may_not_see_or_do_is_missing_access_or_permission() {
        discord.stage().forbid(ROOM, Permission.SEND_MESSAGES);
        assertThat(raw.says(ROOM, "x").code()).isEqualTo(50_013);
        discord.stage().permit(ROOM, Permission.SEND_MESSAGES);
        discord.stage().forbid(ROOM, Permission.VIEW_CHANNEL);
        assertThat(raw.says(ROOM, "x").code()).isEqualTo(50_001);
        assertThat(raw.says("77", "x").code()).isEqualTo(10_003);
        discord.stage().closesDirectMessages(ANN);
        assertThat(raw.says(discord.person(ANN).directChannel(), "x").code()).isEqualTo(50_007);
        discord.stage().leaves(ANN);
        assertThat(raw.get("guilds/" + FakeDiscord.GUILD + "/members/" + ANN).code())
                .isEqualTo(10_007);
        assertThat(raw.get("users/77").code()).isEqualTo(10_013);
        assertThat(raw.stranger("users/@me").status()).isEqualTo(401);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void whoever_would_ring_is_noted_unless_called_by_name() {
        discord.limit("POST channels/{channel}/messages", 20);
        discord.stage().role("55", "oncall", true);
        raw.call("POST", MESSAGES, Json.of("content", "<@" + ANN + ">", "nonce", "a", "enforce_nonce", true));
        assertThat(discord.violations())
                .singleElement()
                .asString()
                .startsWith("post: no allowed_mentions, and it rings Ring");
        raw.call("POST", MESSAGES, calling("all `<@&55>`", Json.of("parse", Json.none()), "b"));
        assertThat(discord.rings()).hasSize(1);
        var oncall = Json.of("parse", Json.none(), "roles", Json.array(List.of("55")));
        raw.call("POST", MESSAGES, calling("<@&55> please", oncall, "c"));
        assertThat(discord.rings().getLast().roles()).containsExactly("55");
        assertThat(discord.violations()).hasSize(1);
        raw.call("POST", MESSAGES, calling("nobody", oncall, "d"));
        raw.call("POST", MESSAGES, calling("@everyone", Json.of("parse", Json.array(List.of("everyone"))), "e"));
        raw.call("POST", MESSAGES, calling("see https://x.invalid", Json.of("parse", Json.none()), "f"));
        assertThat(discord.violations())
                .contains(
                        "post: allowed_mentions names [55], whom the message does not mention",
                        "post: allowed_mentions lets every mention of everyone ring",
                        "post: links would unfurl");
        assertThat(discord.rings()).hasSize(2);
    }

    private static JsonNode calling(String content, JsonNode allowed, String nonce) {
        return Json.of("content", content, "nonce", nonce, "enforce_nonce", true, "allowed_mentions", allowed);
    }

    @Test
    void an_unknown_route_and_a_broken_body_are_noted() {
        assertThat(raw.get("voice/regions").status()).isEqualTo(404);
        assertThatThrownBy(() -> discord.person(ANN).commands(ROOM, "nothing")).hasMessageContaining("not offered");
        assertThat(discord.violations()).containsExactly("there is no route GET /api/v10/voice/regions");
    }
}
