package dev.quorate.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The gateway keeps what a session missed, and is as strict as Discord's.
final class GatewayTest {
    private static final String ROOM = "1100000000000000001";
    private static final String ANN = "1000000000000000001";

    private FakeDiscord discord;
    private RawGateway bot;

    @BeforeEach
    void start() throws InterruptedException {
        discord = FakeDiscord.start(new WallClock());
        discord.channel(ROOM);
        bot = new RawGateway(discord);
    }

    @AfterEach
    void stop() {
        bot.close();
        discord.close();
    }

    @Test
    void a_session_that_lost_its_connection_gets_all_it_missed_in_order() throws InterruptedException {
        bot.identifies(RawGateway.GUILDS_AND_MESSAGES);
        var session = Json.text(bot.awaitEvent("READY").path("d"), "session_id");
        var last = bot.awaitEvent("GUILD_CREATE").path("s").asInt();
        discord.cutSockets();
        bot.awaitClose();
        Waiting.until("nobody there", () -> discord.connections() == 0);
        discord.person(ANN).mentions(ROOM, "one");
        discord.person(ANN).writes(ROOM, "two");
        var again = new RawGateway(discord);
        again.resumes(session, last);
        again.awaitEvent("RESUMED");
        assertThat(again.events()).containsExactly("MESSAGE_CREATE", "MESSAGE_CREATE", "RESUMED");
        assertThat(again.heard().stream()
                        .map(message -> Json.text(message.path("d"), "content"))
                        .filter(words -> !words.isEmpty()))
                .containsExactly("<@" + FakeDiscord.BOT_USER + "> one");
        again.close();
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void what_no_intent_asks_for_does_not_arrive_and_everything_may_arrive_twice() {
        bot.identifies(1);
        bot.awaitEvent("GUILD_CREATE");
        discord.faults().doubled(true);
        discord.person(ANN).mentions(ROOM, "unheard");
        discord.stage().role("55", "oncall", true);
        Waiting.until("the role, twice", () -> bot.events().size() == 4);
        assertThat(bot.events()).containsExactly("READY", "GUILD_CREATE", "GUILD_ROLE_CREATE", "GUILD_ROLE_CREATE");
    }

    @Test
    void whoever_asks_for_privileged_intents_or_says_what_is_unknown_is_sent_away() throws InterruptedException {
        bot.identifies(1 << 15);
        assertThat(bot.awaitClose()).isEqualTo(4_014);
        var other = new RawGateway(discord);
        other.says(99, Json.of());
        assertThat(other.awaitClose()).isEqualTo(4_001);
        assertThat(discord.violations())
                .containsExactly("gateway: privileged intents in 32768", "gateway: op 99 is not known here");
    }

    @Test
    void a_wrong_token_and_an_unknown_session_get_no_further() throws InterruptedException {
        bot.resumes("session-77", 1);
        assertThat(bot.awaitOp(9).path("d").asBoolean()).isFalse();
        discord.faults().revokeToken(true);
        bot.identifies(1);
        assertThat(bot.awaitClose()).isEqualTo(4_004);
    }

    @Test
    void more_than_120_messages_a_minute_end_the_connection() {
        for (var at = 0; at < 120; at++) {
            bot.says(1, Json.nothing());
        }
        Waiting.until("all acknowledged", () -> bot.heard().size() == 121);
        assertThat(discord.violations()).isEmpty();
        bot.says(1, Json.nothing());
        assertThat(bot.awaitClose()).isEqualTo(4_008);
        assertThat(discord.violations()).containsExactly("gateway: more than 120 messages within a minute");
    }

    @Test
    void identifies_are_counted_and_none_may_follow_the_last() throws InterruptedException {
        discord.identifiesLeft(1);
        discord.identifiesTogether(2);
        var raw = new Raw(discord);
        bot.identifies(1);
        bot.awaitEvent("READY");
        var told = raw.get("gateway/bot").body();
        assertThat(Json.text(told, "url")).isEqualTo(discord.gatewayUrl());
        assertThat(told.path("session_start_limit").path("remaining").asInt()).isZero();
        var second = new RawGateway(discord);
        second.identifies(1);
        assertThat(second.awaitClose()).isEqualTo(4_004);
        assertThat(discord.identifies()).isEqualTo(2);
        assertThat(discord.violations())
                .isEqualTo(List.of("gateway: IDENTIFY although session_start_limit.remaining was 0: the token would be"
                        + " reset"));
    }

    @Test
    void a_second_identify_within_five_seconds_is_an_invalid_session() throws InterruptedException {
        bot.identifies(1);
        bot.awaitEvent("READY");
        var second = new RawGateway(discord);
        second.identifies(1);
        assertThat(second.awaitOp(9).path("d").asBoolean()).isFalse();
        second.close();
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void an_interaction_that_nobody_answers_in_time_is_noted() {
        bot.identifies(1);
        bot.awaitEvent("GUILD_CREATE");
        var asked = Commanding.commanded(discord, ROOM, ANN);
        bot.awaitEvent("INTERACTION_CREATE");
        Waiting.until("a note", () -> !discord.violations().isEmpty());
        assertThat(discord.violations()).singleElement().asString().startsWith("not answered within 3 s: ");
        var late = Commanding.answers(discord, asked, Json.of("type", 5));
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.code()).isEqualTo(10_062);
    }
}
