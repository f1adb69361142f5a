package dev.quorate.deploy.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.deploy.forgery.ForgedApprovals;
import org.junit.jupiter.api.Test;

/// Approvals that must not count, as they come through Discord's own gateway.
final class ForgedApprovalsTest {
    /// Few in each build; docs/measurements.md has the command for all.
    private static final int ATTEMPTS = Integer.getInteger("quorate.forged", 3_000);

    @Test
    void none_of_thousands_counts_and_the_honest_one_behind_them_does() throws Exception {
        try (var trial = DiscordTrial.opened()) {
            new ForgedApprovals(trial, 20_261_124).tried(ATTEMPTS);
            assertThat(trial.discord().invalidRequests())
                    .as("far from what Discord bans for")
                    .isLessThan(20);
        }
    }
}
