package dev.quorate.deploy.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.deploy.forgery.ForgedOrders;
import org.junit.jupiter.api.Test;

/// Denials and orders that must not count, as they come through Discord's own gateway.
final class ForgedOrdersTest {
    /// Few in each build; docs/measurements.md has the command for all.
    private static final int ATTEMPTS = Integer.getInteger("quorate.forged", 1_500);

    @Test
    void none_of_thousands_counts_and_each_no_is_told_once_and_the_honest_ones_behind_them_count() throws Exception {
        try (var trial = DiscordTrial.opened()) {
            new ForgedOrders(trial, 20_261_125).tried(ATTEMPTS);
            assertThat(trial.discord().invalidRequests())
                    .as("far from what Discord bans for")
                    .isLessThan(20);
        }
    }
}
