package dev.quorate.deploy.forgery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Approvals that must not count, as they come through a chat's own way in, and an honest one behind them.
///
/// - `seed`: of what is tried
public record ForgedApprovals(Trial trial, long seed) {
    private static final int AT_ONCE = 200;

    /// None of so many counts, and each refusal is on record once, with its reason.
    public void tried(int attempts) {
        var scene = trial.scene();
        var expired = trial.asked(trial.alice(), "old", trial.rooms().ops());
        scene.letExpire(expired);
        var alpha = trial.asked(trial.alice(), "alpha", trial.rooms().ops());
        var open = List.of(
                alpha,
                trial.asked(trial.bob(), "beta", trial.rooms().ops()),
                trial.asked(trial.alice(), "gamma", trial.rooms().lab()),
                trial.asked(trial.bob(), "delta", trial.rooms().shared()));
        trial.spoil();
        var ended = scene.events(expired);
        var forger = new ApprovalForger(trial, open, expired, seed);

        for (var attempt = 1; attempt <= attempts; attempt++) {
            forger.tries();
            if (attempt % AT_ONCE == 0 || attempt == attempts) {
                trial.settle();
            }
        }

        assertThat(forger.owed().values().stream().mapToLong(Long::longValue).sum())
                .isGreaterThan(attempts / 3);
        assertThat(refused(scene, open)).isEqualTo(forger.owed());
        assertThat(scene.events(expired)).isEqualTo(ended);
        assertThat(scene.acts()).isEmpty();
        assertThat(open).allSatisfy(plan -> {
            assertThat(scene.state(plan)).isEqualTo(RunState.WAITING);
            assertThat(scene.events(plan)).hasOnlyElementsOfTypes(RunEvent.Proposed.class, RunEvent.VoteRefused.class);
        });
        honest(alpha);
    }

    private void honest(OpenPlan plan) {
        var scene = trial.scene();
        trial.presses(trial.carol(), plan, Verb.APPROVE);

        Waiting.until(
                "the end of the run", Scene.PATIENCE, () -> scene.state(plan).over());
        assertThat(scene.state(plan)).isEqualTo(RunState.DONE);
        assertThat(scene.events(plan))
                .filteredOn(event -> event instanceof RunEvent.Voted || event instanceof RunEvent.Permitted)
                .hasSize(2)
                .first()
                .asString()
                .contains(trial.carol().account());
        assertThat(scene.acts()).isNotEmpty();
    }

    private static Map<No, Long> refused(Scene scene, List<OpenPlan> open) {
        return open.stream()
                .flatMap(plan -> recorded(scene, plan))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    static Stream<No> recorded(Scene scene, OpenPlan plan) {
        return scene.events(plan).stream()
                .filter(RunEvent.VoteRefused.class::isInstance)
                .map(RunEvent.VoteRefused.class::cast)
                .map(event ->
                        new No(plan.cluster(), event.account(), event.refusal().why()));
    }
}
