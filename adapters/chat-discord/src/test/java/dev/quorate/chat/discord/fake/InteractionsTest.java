package dev.quorate.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.core.rehearsal.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Interactions are answered once, fittingly, and by their token for a quarter of an hour.
final class InteractionsTest {
    private static final String ROOM = "1100000000000000001";
    private static final String ANN = "1000000000000000001";
    private static final String BEN = "1000000000000000002";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T02:00:00Z"));
    private FakeDiscord discord;

    @BeforeEach
    void start() throws InterruptedException {
        discord = FakeDiscord.start(clock);
        discord.channel(ROOM);
    }

    @AfterEach
    void stop() {
        discord.close();
    }

    @Test
    void an_answer_is_given_once_and_fits_its_question() {
        var asked = Commanding.commanded(discord, ROOM, ANN);
        assertThat(answers(asked, Json.of("type", 7)).code()).isEqualTo(50_035);
        assertThat(answers(asked, Json.of("type", 5)).status()).isEqualTo(204);
        assertThat(answers(asked, Json.of("type", 5)).code()).isEqualTo(40_060);
        assertThat(discord.violations()).hasSize(2);
        assertThat(discord.transcript(ROOM)).isEqualTo("quorate is thinking:");
        Commanding.follows(discord, asked, said("done", 0));
        assertThat(discord.transcript(ROOM)).isEqualTo("quorate (edited): done");
    }

    @Test
    void a_token_is_void_after_fifteen_minutes_and_before_the_first_answer() {
        var asked = Commanding.commanded(discord, ROOM, ANN);
        assertThat(Commanding.follows(discord, asked, said("early", 0)).code()).isEqualTo(10_015);
        answers(asked, answer(said("now", 0)));
        clock.advance(Duration.ofMinutes(15));
        assertThat(Commanding.follows(discord, asked, said("later", 0)).status())
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        var late = Commanding.follows(discord, asked, said("late", 0));
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo(50_027);
        assertThat(discord.violations())
                .containsExactly(
                        "followup: before the first answer",
                        "followup: the token of an interaction of more than 15 min ago");
    }

    @Test
    void a_whisper_is_seen_and_pressed_by_one_alone() {
        var asked = Commanding.commanded(discord, ROOM, ANN);
        var button = Json.of("type", 2, "style", 1, "label", "Go", "custom_id", "go");
        var row = Json.of("type", 1, "components", Json.array(List.of(button)));
        var whisper = said("yours", Limits.EPHEMERAL);
        whisper.set("components", Json.array(List.of(row)));
        answers(asked, answer(whisper));
        var id = asked.original();
        assertThat(discord.messages(ROOM)).isEmpty();
        assertThat(discord.transcript(ROOM)).isEqualTo("quorate (to " + ANN + " alone): yours\n  [Go]");
        assertThatThrownBy(() -> discord.person(BEN).clicks(ROOM, id, "go")).hasMessageContaining("sees no message");
        assertThatThrownBy(() -> discord.person(ANN).clicks(ROOM, id, "stop")).hasMessageContaining("no button stop");
        var pressed = discord.person(ANN).clicks(ROOM, id, "go");
        var modal = Json.of("type", 9, "data", modal("reason"));
        answers(pressed, modal);
        assertThatThrownBy(() -> discord.person(ANN).submits(pressed, Map.of())).hasMessageContaining("wants 1 to");
        var sent = discord.person(ANN).submits(pressed, Map.of("reason", "no"));
        assertThat(answers(sent, modal).code()).isEqualTo(50_035);
        assertThat(answers(sent, Json.of("type", 7, "data", update("denied"))).status())
                .isEqualTo(204);
        assertThat(discord.transcript(ROOM)).isEqualTo("quorate (edited) (to " + ANN + " alone): denied");
    }

    @Test
    void completion_offers_25_choices_at_most() {
        Commanding.register(discord);
        var typed = discord.person(ANN).completes(ROOM, "plan", "member", "10.");
        var choices = Collections.nCopies(26, Json.of("name", "n", "value", "v"));
        assertThat(answers(typed, choosing(choices)).code()).isEqualTo(50_035);
        assertThat(discord.violations()).anyMatch(line -> line.contains("count: 26 of at most 25"));
        assertThat(answers(typed, choosing(choices.subList(0, 1))).status()).isEqualTo(204);
    }

    @Test
    void where_somebody_asks_from_is_told_and_who_installed_the_app() {
        Commanding.register(discord);
        discord.stage().foreignGuild("66");
        discord.stage().channel("661", "66");
        discord.stage().conversationOfOthers("67");
        var ann = discord.person(ANN);
        var home = ann.commands(ROOM, "plan", "member", "m").payload();
        var abroad = ann.commands("661", "plan", "member", "m").payload();
        var direct = ann.commands(ann.directChannel(), "plan", "member", "m").payload();
        var others = ann.commands("67", "plan", "member", "m").payload();
        assertThat(List.of(home, abroad, direct, others).stream()
                        .map(one -> one.path("context").asInt()))
                .containsExactly(0, 0, 1, 2);
        assertThat(home.path("authorizing_integration_owners")).isEqualTo(Json.of("0", FakeDiscord.GUILD));
        assertThat(abroad.path("authorizing_integration_owners")).isEqualTo(Json.of("1", ANN));
        assertThat(others.path("authorizing_integration_owners")).isEqualTo(Json.of("1", ANN));
        assertThat(direct.path("user").path("id").asText()).isEqualTo(ANN);
        assertThat(abroad.path("member").path("user").path("id").asText()).isEqualTo(ANN);
    }

    @Test
    void a_command_is_sent_only_as_it_is_registered() {
        Commanding.register(discord);
        var ann = discord.person(ANN);
        assertThatThrownBy(() -> ann.commands(ROOM, "plan")).hasMessageContaining("wants member");
        assertThatThrownBy(() -> ann.commands(ROOM, "plan", "member", 3)).hasMessageContaining("does not take `3`");
        assertThatThrownBy(() -> ann.commands(ROOM, "plan", "host", "x")).hasMessageContaining("there is no host");
    }

    private Raw.Reply answers(Interaction to, JsonNode body) {
        return Commanding.answers(discord, to, body);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode said(String words, int flags) {
        return Json.of("content", words, "flags", flags, "allowed_mentions", Json.of("parse", Json.none()));
    }

    private static JsonNode answer(JsonNode message) {
        return Json.of("type", 4, "data", message);
    }

    private static JsonNode update(String words) {
        return said(words, 0).set("components", Json.none());
    }

    private static JsonNode choosing(List<? extends JsonNode> choices) {
        return Json.of("type", 8, "data", Json.of("choices", Json.array(choices)));
    }

    private static JsonNode modal(String id) {
        var input = Json.of("type", 4, "style", 2, "custom_id", id);
        var label = Json.of("type", 18, "label", "Reason", "component", input);
        return Json.of("custom_id", "why", "title", "Deny", "components", Json.array(List.of(label)));
    }
}
