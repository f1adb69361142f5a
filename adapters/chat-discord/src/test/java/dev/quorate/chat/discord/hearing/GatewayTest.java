package dev.quorate.chat.discord.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.discord.fake.Person;
import dev.quorate.chat.discord.fake.Waiting;
import dev.quorate.chat.discord.fake.WallClock;
import dev.quorate.core.hearing.Reach;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The way from Discord to us when it breaks.
final class GatewayTest {
    private static final String ROOM = "1100000000000000001";
    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private FakeDiscord discord;
    private Listener listener;
    private Gateway gateway;
    private Person alice;

    @BeforeEach
    void make() throws InterruptedException {
        discord = FakeDiscord.start(new WallClock());
        discord.channel(ROOM);
        alice = discord.person("1000000000000000001");
        listener = new Listener();
        gateway = listener.gateway(discord, new WallClock());
    }

    @AfterEach
    void end() {
        gateway.close();
        listener.close();
        discord.close();
    }

    @Test
    void a_connection_that_breaks_or_is_replaced_is_resumed_and_misses_nothing() {
        start();
        discord.cutSockets();
        alice.mentions(ROOM, "health");
        awaitHeard(1);
        discord.reconnect();
        Waiting.until("the second resume", A_WHILE, () -> discord.resumes() == 2);
        alice.mentions(ROOM, "members");
        awaitHeard(2);
        discord.invalidateSessions(true);
        Waiting.until("the third resume", A_WHILE, () -> discord.resumes() == 3);
        alice.mentions(ROOM, "status");
        awaitHeard(3);

        assertThat(listener.texts()).containsExactlyInAnyOrder("health", "members", "status");
        assertThat(discord.identifies()).isEqualTo(1);
        assertThat(discord.violations()).isEmpty();
        assertThat(gateway.reach()).isInstanceOf(Reach.Ready.class);
    }

    @Test
    void a_session_that_is_invalid_is_begun_anew_not_before_discord_takes_it() {
        start();
        discord.invalidateSessions(false);
        Waiting.until("another session", A_WHILE, () -> discord.identifies() == 2 && discord.connections() == 1);
        Waiting.until("readiness", A_WHILE, () -> gateway.reach() instanceof Reach.Ready);
        alice.mentions(ROOM, "health");

        awaitHeard(1);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_discord_that_is_away_at_the_start_is_waited_for() {
        discord.faults().outage(true);
        gateway.start();
        Waiting.until("a try", A_WHILE, () -> discord.calls() > 0);
        assertThat(gateway.reach()).isInstanceOf(Reach.Connecting.class);
        discord.faults().outage(false);
        Waiting.until("readiness", A_WHILE, () -> gateway.reach() instanceof Reach.Ready);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void an_outage_in_between_ends_in_a_resume() {
        start();
        discord.faults().outage(true);
        discord.cutSockets();
        Waiting.until("the loss", A_WHILE, () -> gateway.reach() instanceof Reach.Connecting);
        discord.faults().outage(false);
        Waiting.until("readiness", A_WHILE, () -> gateway.reach() instanceof Reach.Ready);
        assertThat(discord.identifies()).isEqualTo(1);
        assertThat(discord.resumes()).isEqualTo(1);
    }

    @Test
    void a_token_that_is_not_good_is_said_once_with_what_to_do_and_not_tried_again() {
        listener.token("another.token.altogether");
        gateway.start();
        Waiting.until("the refusal", A_WHILE, () -> gateway.reach() instanceof Reach.Refused);
        var calls = discord.calls();

        assertThat(gateway.reach().text()).contains("token-file").contains("developer portal");
        gateway.close();
        assertThat(discord.calls()).isEqualTo(calls).isLessThanOrEqualTo(2);
        assertThat(discord.identifies()).isZero();
    }

    @Test
    void a_token_that_is_taken_away_in_between_is_said_too() {
        start();
        discord.faults().revokeToken(true);
        discord.cutSockets();
        Waiting.until("the refusal", A_WHILE, () -> gateway.reach() instanceof Reach.Refused);
        assertThat(gateway.reach().text()).contains("token-file");
    }

    @Test
    void no_session_is_begun_when_discord_has_none_left() {
        discord.identifiesLeft(0);
        gateway.start();
        Waiting.until("the question", A_WHILE, () -> discord.calls() >= 2);
        gateway.close();
        assertThat(discord.identifies()).isZero();
        assertThat(discord.violations()).isEmpty();
    }

    private void start() {
        gateway.start();
        Waiting.until("readiness", A_WHILE, () -> gateway.reach() instanceof Reach.Ready);
    }

    private void awaitHeard(int count) {
        Waiting.until("something heard", A_WHILE, () -> listener.heard().size() >= count);
    }
}
