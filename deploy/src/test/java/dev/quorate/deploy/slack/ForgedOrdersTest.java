package dev.quorate.deploy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.slack.api.Spot;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.deploy.slack.OrderForger.Told;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Denials and orders that must not count, as they come through Slack's own socket.
final class ForgedOrdersTest {
    private static final int ATTEMPTS = 4_000;
    private static final int AT_ONCE = 200;
    private static final long SEED = 20_261_123;

    @Test
    void none_of_four_thousand_counts_and_each_no_is_told_once_and_the_honest_ones_behind_them_count()
            throws Exception {
        try (var stage = Stage.opened()) {
            var expired = stage.asked(Cast.ALICE, "old", Stage.OPS);
            stage.letExpire(expired);
            var plans = staged(stage);
            var before = plans.keySet().stream().collect(Collectors.toMap(Function.identity(), stage::events));
            var acts = stage.acts();
            var said = stage.told().size();
            var forger = new OrderForger(stage.slack(), plans, expired, SEED);

            for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
                forger.tries();
                if (attempt % AT_ONCE == 0) {
                    stage.settle();
                }
            }

            assertThat(forger.owed().keySet()).hasSizeGreaterThan(60);
            assertThat(noes(stage, plans, said)).isEqualTo(forger.owed());
            assertThat(stage.acts()).isEqualTo(acts);
            plans.forEach((plan, state) -> {
                assertThat(stage.state(plan)).as("%s", plan).isEqualTo(state);
                assertThat(stage.events(plan))
                        .filteredOn(event -> !(event instanceof RunEvent.VoteRefused))
                        .isEqualTo(before.get(plan));
            });
            honest(stage, plans);
        }
    }

    /// A plan in each state in which there is something to say.
    private static Map<OpenPlan, RunState> staged(Stage stage) {
        var plans = new LinkedHashMap<OpenPlan, RunState>();
        plans.put(stuck(stage), RunState.NEEDS_PERSON);
        plans.put(halted(stage), RunState.STOPPED);
        plans.put(busy(stage), RunState.RUNNING);
        plans.put(stage.asked(Cast.ALICE, "alpha", Stage.OPS), RunState.WAITING);
        plans.put(stage.asked(Cast.BOB, "gamma", Stage.LAB), RunState.WAITING);
        plans.put(stage.asked(Cast.BOB, "delta", Stage.SHARED), RunState.WAITING);
        stage.share();
        return plans;
    }

    /// Its etcd does not start any more.
    private static OpenPlan stuck(Stage stage) {
        var plan = stage.asked(Cast.ALICE, "stuck", Stage.OPS);
        stage.cluster("stuck").cluster().breakEtcd(2);
        stage.clicked(Cast.BOB, plan, "approve", RunState.NEEDS_PERSON);
        return plan;
    }

    private static OpenPlan busy(Stage stage) {
        var plan = stage.asked(Cast.ALICE, "busy", Stage.OPS);
        stage.cluster("busy").hold();
        stage.clicked(Cast.BOB, plan, "approve", RunState.RUNNING);
        return plan;
    }

    private static OpenPlan halted(Stage stage) {
        var plan = stage.asked(Cast.ALICE, "halted", Stage.LAB);
        stage.cluster("halted").hold();
        stage.clicked(Cast.BOB, plan, "approve", RunState.RUNNING);
        stops(stage, plan);
        return plan;
    }

    /// The step that is under way is finished first.
    private static void stops(Stage stage, OpenPlan plan) {
        stage.slack().person(Cast.CAROL.id()).clicks(plan.channel(), plan.card(), "stop");
        stage.settle();
        stage.cluster(plan.cluster()).release();
        stage.awaits(plan, RunState.STOPPED);
    }

    private static void honest(Stage stage, Map<OpenPlan, RunState> plans) {
        var byName = plans.keySet().stream().collect(Collectors.toMap(OpenPlan::cluster, Function.identity()));
        var alpha = Optional.ofNullable(byName.get("alpha")).orElseThrow();
        stage.slack().person(Cast.CAROL.id()).commands(Stage.OPS, "deny " + alpha.brief() + " because not tonight");
        stage.awaits(alpha, RunState.DENIED);

        var stuck = Optional.ofNullable(byName.get("stuck")).orElseThrow();
        stage.cluster("stuck").cluster().mendEtcd(2);
        stage.clicked(Cast.CAROL, stuck, "retry", RunState.DONE);

        var halted = Optional.ofNullable(byName.get("halted")).orElseThrow();
        stage.clicked(Cast.CAROL, halted, "abort", RunState.FAILED);

        stops(stage, Optional.ofNullable(byName.get("busy")).orElseThrow());
    }

    private static Map<Told, Long> noes(Stage stage, Map<OpenPlan, RunState> plans, int from) {
        var told = stage.told().stream().skip(from).flatMap(one -> no(one).stream());
        var recorded = plans.keySet().stream().flatMap(plan -> recorded(stage, plan));
        return Stream.concat(told, recorded).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /// Answers to what may be asked by anybody are no noes.
    private static Optional<Told> no(Outgoing outgoing) {
        var account = "slack:" + Spot.of(outgoing.place()).orElseThrow().user();
        return switch (outgoing.notice()) {
            case Notice.Refused(var refusal, _) -> Optional.of(new Told("", account, said(refusal.why())));
            case Notice.Answered(var text, _)
            when text.contains(OrderForger.NOT_THERE) -> Optional.of(new Told("", account, OrderForger.NOT_THERE));
            default -> Optional.empty();
        };
    }

    private static String said(String why) {
        return why.startsWith(OrderForger.ALONE) ? OrderForger.ALONE : why;
    }

    private static Stream<Told> recorded(Stage stage, OpenPlan plan) {
        return stage.events(plan).stream()
                .filter(RunEvent.VoteRefused.class::isInstance)
                .map(RunEvent.VoteRefused.class::cast)
                .map(event -> new Told(
                        plan.cluster(), event.account(), event.refusal().why()));
    }
}
