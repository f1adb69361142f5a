package dev.quorate.deploy.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.deploy.forgery.ForgedApprovals;
import org.junit.jupiter.api.Test;

/// Approvals that must not count, as they come through Discord's own gateway.
final class ForgedApprovalsTest {
    @Test
    void none_of_ten_thousand_counts_and_the_honest_one_behind_them_does() throws Exception {
        try (var trial = DiscordTrial.opened()) {
            new ForgedApprovals(trial, 20_261_124).tried(10_000);
            assertThat(trial.violations()).isEmpty();
        }
    }
}
