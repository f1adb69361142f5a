package dev.quorate.deploy.slack;

import dev.quorate.deploy.forgery.ForgedApprovals;
import org.junit.jupiter.api.Test;

/// Approvals that must not count, as they come through Slack's own socket.
final class ForgedApprovalsTest {
    @Test
    void none_of_ten_thousand_counts_and_the_honest_one_behind_them_does() throws Exception {
        try (var stage = Stage.opened()) {
            new ForgedApprovals(stage, 20_261_122).tried(10_000);
        }
    }
}
