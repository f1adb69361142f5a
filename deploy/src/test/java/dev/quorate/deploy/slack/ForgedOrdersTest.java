package dev.quorate.deploy.slack;

import dev.quorate.deploy.forgery.ForgedOrders;
import org.junit.jupiter.api.Test;

/// Denials and orders that must not count, as they come through Slack's own socket.
final class ForgedOrdersTest {
    @Test
    void none_of_four_thousand_counts_and_each_no_is_told_once_and_the_honest_ones_behind_them_count()
            throws Exception {
        try (var stage = Stage.opened()) {
            new ForgedOrders(stage, 20_261_123).tried(4_000);
        }
    }
}
