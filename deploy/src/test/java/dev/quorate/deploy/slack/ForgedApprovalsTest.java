package dev.quorate.deploy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.deploy.slack.Forger.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Approvals that must not count, as they come through Slack's own socket.
final class ForgedApprovalsTest {
    private static final int ATTEMPTS = 10_000;
    private static final int AT_ONCE = 200;
    private static final long SEED = 20_261_122;
    private static final Duration A_RUN = Duration.ofSeconds(30);

    @Test
    void none_of_ten_thousand_counts_and_the_honest_one_behind_them_does() throws Exception {
        try (var stage = Stage.opened()) {
            var expired = stage.asked(Cast.ALICE, "old", Stage.OPS);
            stage.letExpire(expired);
            var alpha = stage.asked(Cast.ALICE, "alpha", Stage.OPS);
            var open = List.of(
                    alpha,
                    stage.asked(Cast.BOB, "beta", Stage.OPS),
                    stage.asked(Cast.ALICE, "gamma", Stage.LAB),
                    stage.asked(Cast.BOB, "delta", Stage.SHARED));
            stage.share();
            var ended = stage.events(expired);
            var forger = new Forger(stage.slack(), open, expired, SEED);

            for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
                forger.tries();
                if (attempt % AT_ONCE == 0) {
                    stage.settle();
                }
            }

            assertThat(forger.owed().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isGreaterThan(ATTEMPTS / 3);
            assertThat(refused(stage, open)).isEqualTo(forger.owed());
            assertThat(stage.events(expired)).isEqualTo(ended);
            assertThat(stage.acts()).isEmpty();
            assertThat(open).allSatisfy(plan -> {
                assertThat(stage.state(plan)).isEqualTo(RunState.WAITING);
                assertThat(stage.events(plan))
                        .hasOnlyElementsOfTypes(RunEvent.Proposed.class, RunEvent.VoteRefused.class);
            });
            honest(stage, alpha);
        }
    }

    private static void honest(Stage stage, OpenPlan plan) {
        var carol = stage.slack().person(Cast.CAROL.id());
        carol.clicks(plan.channel(), plan.card(), "approve");

        Waiting.until("the end of the run", A_RUN, () -> stage.state(plan).over());
        assertThat(stage.state(plan)).isEqualTo(RunState.DONE);
        assertThat(stage.events(plan))
                .filteredOn(event -> event instanceof RunEvent.Voted || event instanceof RunEvent.Permitted)
                .hasSize(2)
                .first()
                .asString()
                .contains(Cast.CAROL.account());
        assertThat(stage.acts()).isNotEmpty();
    }

    private static Map<Refused, Long> refused(Stage stage, List<OpenPlan> open) {
        return open.stream()
                .flatMap(plan -> refused(stage, plan))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Stream<Refused> refused(Stage stage, OpenPlan plan) {
        return stage.events(plan).stream()
                .filter(RunEvent.VoteRefused.class::isInstance)
                .map(RunEvent.VoteRefused.class::cast)
                .map(event -> new Refused(
                        plan.cluster(), event.account(), event.refusal().why()));
    }
}
