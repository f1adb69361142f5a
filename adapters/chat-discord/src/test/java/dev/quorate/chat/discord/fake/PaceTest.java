package dev.quorate.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.rehearsal.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Discord tells how much is left, and whoever does not listen is refused.
final class PaceTest {
    private static final String ROOM = "1100000000000000001";
    private static final String OTHER = "1100000000000000002";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T02:00:00Z"));
    private FakeDiscord discord;
    private Raw raw;

    @BeforeEach
    void start() throws InterruptedException {
        discord = FakeDiscord.start(clock);
        discord.channel(ROOM);
        discord.channel(OTHER);
        raw = new Raw(discord);
    }

    @AfterEach
    void stop() {
        discord.close();
    }

    @Test
    void every_answer_tells_of_its_bucket_and_too_much_is_refused() {
        discord.limit("POST channels/{channel}/messages", 2);
        var first = raw.says(ROOM, "1");
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("2");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("1");
        assertThat(first.header("X-RateLimit-Reset-After")).isEqualTo("5.000");
        assertThat(raw.says(ROOM, "2").header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(raw.says(OTHER, "1").header("X-RateLimit-Bucket")).isEqualTo(first.header("X-RateLimit-Bucket"));
        assertThat(discord.violations()).isEmpty();
        var refused = raw.says(ROOM, "3");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.header("X-RateLimit-Scope")).isEqualTo("user");
        assertThat(refused.header("Via")).isNotEmpty();
        assertThat(raw.says(ROOM, "4").status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(5));
        assertThat(raw.says(ROOM, "5").status()).isEqualTo(200);
        var key = "POST channels/{channel}/messages of " + ROOM;
        assertThat(discord.violations())
                .containsExactly(
                        key + ": too fast, X-RateLimit-Remaining was 0",
                        key + ": called again before Retry-After was over");
    }

    @Test
    void fifty_calls_a_second_are_the_most_in_all() {
        discord.limit("GET channels/{channel}", 100);
        for (var at = 0; at < 50; at++) {
            assertThat(raw.get("channels/" + ROOM).status()).isEqualTo(200);
        }
        var refused = raw.get("channels/" + ROOM);
        assertThat(refused.header("X-RateLimit-Global")).isEqualTo("true");
        assertThat(refused.header("X-RateLimit-Scope")).isEqualTo("global");
        assertThat(discord.violations()).singleElement().asString().contains("more than 50 calls within a second");
    }

    @Test
    void invalid_requests_are_counted_but_not_those_of_a_shared_limit() {
        discord.faults().slowDown(50, 1, "shared");
        for (var at = 0; at < 50; at++) {
            raw.get("users/@me");
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(discord.invalidRequests()).isZero();
        discord.faults().slowDown(100, 1);
        for (var at = 0; at < 100; at++) {
            raw.get("users/@me");
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(discord.invalidRequests()).isEqualTo(100);
        assertThat(discord.violations()).isEmpty();
        raw.stranger("users/@me");
        assertThat(discord.violations())
                .containsExactly("GET users/@me: 101 invalid requests within 10 min, of at most 100 (our budget)");
        clock.advance(Duration.ofMinutes(11));
        raw.stranger("users/@me");
        assertThat(discord.invalidRequests()).isEqualTo(1);
    }

    @Test
    void a_storm_is_waited_out_and_a_new_process_is_forgiven_what_it_cannot_know() throws InterruptedException {
        discord.faults().slowDown(1, 2, "global");
        assertThat(raw.says(ROOM, "1").status()).isEqualTo(429);
        assertThat(raw.says(OTHER, "1").header("X-RateLimit-Global")).isEqualTo("true");
        assertThat(discord.violations())
                .containsExactly(
                        "POST channels/{channel}/messages of " + OTHER + ": called again before Retry-After was over");
        clock.advance(Duration.ofSeconds(2));
        discord.limit("POST channels/{channel}/messages", 1);
        raw.says(ROOM, "2");
        var process = new RawGateway(discord);
        process.identifies(1);
        process.awaitEvent("READY");
        assertThat(raw.says(ROOM, "3").status()).isEqualTo(429);
        assertThat(discord.violations()).hasSize(1);
        assertThat(raw.says(ROOM, "4").status()).isEqualTo(429);
        assertThat(discord.violations()).hasSize(2);
        process.close();
    }

    @Test
    void a_lost_answer_was_applied_and_an_outage_applies_nothing() {
        discord.faults().loseAnswers(1);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> raw.says(ROOM, "heard"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(discord.messages(ROOM)).hasSize(1);
        discord.faults().outage(true);
        assertThat(raw.says(ROOM, "unheard").status()).isEqualTo(503);
        discord.faults().outage(false);
        discord.faults().only("POST channels/{channel}/messages");
        discord.faults().serverErrors(1, 502);
        assertThat(raw.get("channels/" + ROOM).status()).isEqualTo(200);
        assertThat(raw.says(ROOM, "unheard").status()).isEqualTo(502);
        assertThat(discord.messages(ROOM)).hasSize(1);
    }
}
