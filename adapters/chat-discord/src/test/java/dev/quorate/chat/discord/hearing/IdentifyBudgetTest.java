package dev.quorate.chat.discord.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.discord.api.SessionStarts;
import dev.quorate.core.rehearsal.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How often a session begins where nothing holds.
final class IdentifyBudgetTest {
    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    private final SettableClock clock = new SettableClock(START);

    @Test
    void five_begin_one_after_the_other_and_then_one_each_twelve_minutes() throws InterruptedException {
        var budget = new IdentifyBudget(Optional::empty, clock);
        var begun = new ArrayList<Duration>();
        for (var time = 0; time < 8; time++) {
            budget.spend();
            begun.add(Duration.between(START, clock.now()));
        }
        assertThat(begun.subList(0, 5)).allMatch(after -> after.compareTo(Duration.ofSeconds(30)) < 0);
        for (var time = 1; time < 8; time++) {
            assertThat(begun.get(time).minus(begun.get(time - 1))).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        }
        assertThat(begun.get(5)).isEqualTo(Duration.ofMinutes(12));
        assertThat(begun.get(6)).isEqualTo(Duration.ofMinutes(24));
        assertThat(begun.get(7)).isEqualTo(Duration.ofMinutes(36));
    }

    @Test
    void a_quiet_hour_gives_all_five_back() throws InterruptedException {
        var budget = new IdentifyBudget(Optional::empty, clock);
        for (var time = 0; time < 5; time++) {
            budget.spend();
        }
        clock.pause(Duration.ofHours(1));
        var since = clock.now();
        for (var time = 0; time < 5; time++) {
            budget.spend();
        }
        assertThat(Duration.between(since, clock.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void what_did_not_come_to_be_a_session_costs_nothing() throws InterruptedException {
        var budget = new IdentifyBudget(Optional::empty, clock);
        for (var time = 0; time < 100; time++) {
            budget.spend();
            budget.giveBack();
        }
        assertThat(Duration.between(START, clock.now())).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void when_discord_lets_none_begin_it_is_not_tried_until_it_counts_anew() throws InterruptedException {
        var reset = START.plus(Duration.ofHours(3));
        var budget = new IdentifyBudget(
                () -> Optional.of(new SessionStarts(
                        clock.now().isBefore(reset) ? 0 : 1_000, Duration.between(clock.now(), reset))),
                clock);
        budget.spend();
        assertThat(clock.now()).isEqualTo(reset);
    }
}
