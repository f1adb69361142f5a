package dev.quorate.chat.discord.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.rehearsal.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// By which token somebody alone can be told something.
final class TokensTest {
    private static final Spot SPOT = Spot.command("11", "22", "33");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T02:00:00Z"));
    private final Tokens tokens = new Tokens(clock);

    @Test
    void the_newest_of_a_person_in_a_channel_is_good_for_less_than_its_life() {
        tokens.keep(SPOT, "app", "old");
        tokens.keep(SPOT, "app", "new");
        assertThat(tokens.newest("11", "33")).map(pass -> pass.token().secret()).contains("new");
        assertThat(tokens.newest("11", "44")).isEmpty();
        assertThat(tokens.newest("12", "33")).isEmpty();
        clock.advance(Duration.ofMinutes(15));
        assertThat(tokens.newest("11", "33")).isEmpty();
    }

    @Test
    void an_answer_that_is_faster_than_the_acknowledgement_waits_for_it() throws InterruptedException {
        tokens.expect(SPOT);
        var asking = new CountDownLatch(1);
        var found = new java.util.concurrent.atomic.AtomicReference<Optional<Tokens.Pass>>(Optional.empty());
        var answer = Thread.ofVirtual().start(() -> {
            asking.countDown();
            found.set(tokens.newest("11", "33"));
        });
        asking.await();
        tokens.keep(SPOT, "app", "token");
        tokens.settle(SPOT);
        answer.join();
        assertThat(found.get()).isPresent();
    }

    @Test
    void nobody_waits_for_an_acknowledgement_that_failed() {
        tokens.expect(SPOT);
        tokens.settle(SPOT);
        var since = System.nanoTime();
        assertThat(tokens.newest("11", "33")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(2));
    }
}
