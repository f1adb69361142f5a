package dev.quorate.deploy.forgery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Denials and orders that must not count, as they come through a chat's own way in, and honest ones behind them.
///
/// - `seed`: of what is tried
public record ForgedOrders(Trial trial, long seed) {
    private static final int AT_ONCE = 200;

    /// None of so many counts, and each no is told once.
    public void tried(int attempts) {
        var scene = trial.scene();
        var expired = trial.asked(trial.alice(), "old", trial.rooms().ops());
        scene.letExpire(expired);
        var plans = staged();
        var before = plans.keySet().stream().collect(Collectors.toMap(Function.identity(), scene::events));
        var acts = scene.acts();
        var said = scene.told().size();
        var forger = new OrderForger(trial, plans, expired, seed);

        for (var attempt = 1; attempt <= attempts; attempt++) {
            forger.tries();
            if (attempt % AT_ONCE == 0 || attempt == attempts) {
                trial.settle();
            }
        }

        assertThat(forger.owed().keySet()).hasSizeGreaterThan(60);
        assertThat(noes(plans, said)).isEqualTo(forger.owed());
        assertThat(scene.acts()).isEqualTo(acts);
        plans.forEach((plan, state) -> {
            assertThat(scene.state(plan)).as("%s", plan).isEqualTo(state);
            assertThat(scene.events(plan))
                    .filteredOn(event -> !(event instanceof RunEvent.VoteRefused))
                    .isEqualTo(before.get(plan));
        });
        honest(plans);
    }

    /// A plan in each state in which there is something to say.
    private Map<OpenPlan, RunState> staged() {
        var plans = new LinkedHashMap<OpenPlan, RunState>();
        plans.put(stuck(), RunState.NEEDS_PERSON);
        plans.put(halted(), RunState.STOPPED);
        plans.put(held("busy", trial.rooms().ops()), RunState.RUNNING);
        plans.put(trial.asked(trial.alice(), "alpha", trial.rooms().ops()), RunState.WAITING);
        plans.put(trial.asked(trial.bob(), "gamma", trial.rooms().lab()), RunState.WAITING);
        plans.put(trial.asked(trial.bob(), "delta", trial.rooms().shared()), RunState.WAITING);
        trial.spoil();
        return plans;
    }

    /// Its etcd does not start any more.
    private OpenPlan stuck() {
        var plan = trial.asked(trial.alice(), "stuck", trial.rooms().ops());
        trial.scene().cluster("stuck").cluster().breakEtcd(2);
        presses(trial.bob(), plan, Verb.APPROVE, RunState.NEEDS_PERSON);
        trial.awaitButton(plan, Verb.RETRY);
        return plan;
    }

    private OpenPlan held(String cluster, String room) {
        var plan = trial.asked(trial.alice(), cluster, room);
        trial.scene().cluster(cluster).hold();
        presses(trial.bob(), plan, Verb.APPROVE, RunState.RUNNING);
        trial.awaitButton(plan, Verb.STOP);
        return plan;
    }

    private OpenPlan halted() {
        var plan = held("halted", trial.rooms().lab());
        stops(plan);
        trial.awaitButton(plan, Verb.RESUME);
        return plan;
    }

    /// The step that is under way is finished first.
    private void stops(OpenPlan plan) {
        trial.presses(trial.carol(), plan, Verb.STOP);
        trial.settle();
        trial.scene().cluster(plan.cluster()).release();
        trial.scene().awaits(plan, RunState.STOPPED);
    }

    private void presses(Speaker who, OpenPlan plan, Verb verb, RunState then) {
        trial.presses(who, plan, verb);
        trial.scene().awaits(plan, then);
    }

    private void honest(Map<OpenPlan, RunState> plans) {
        var byName = plans.keySet().stream().collect(Collectors.toMap(OpenPlan::cluster, Function.identity()));
        var alpha = Optional.ofNullable(byName.get("alpha")).orElseThrow();
        trial.wire().commands(trial.carol(), alpha.channel(), Verb.DENY, alpha.brief());
        trial.scene().awaits(alpha, RunState.DENIED);

        var stuck = Optional.ofNullable(byName.get("stuck")).orElseThrow();
        trial.scene().cluster("stuck").cluster().mendEtcd(2);
        presses(trial.carol(), stuck, Verb.RETRY, RunState.DONE);

        var halted = Optional.ofNullable(byName.get("halted")).orElseThrow();
        presses(trial.carol(), halted, Verb.ABORT, RunState.FAILED);

        stops(Optional.ofNullable(byName.get("busy")).orElseThrow());
    }

    private Map<No, Long> noes(Map<OpenPlan, RunState> plans, int from) {
        var told = trial.scene().told().stream().skip(from).flatMap(one -> no(one).stream());
        var recorded = plans.keySet().stream().flatMap(plan -> ForgedApprovals.recorded(trial.scene(), plan));
        return Stream.of(told, recorded, trial.saidAtOnce().stream())
                .flatMap(Function.identity())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /// Answers to what may be asked by anybody are no noes.
    private Optional<No> no(Outgoing outgoing) {
        var account = trial.account(outgoing.place());
        return switch (outgoing.notice()) {
            case Notice.Refused(var refusal, _) -> Optional.of(No.told(account, said(refusal.why())));
            case Notice.Answered(var text, _)
            when text.contains(OrderForger.NOT_THERE) -> Optional.of(No.told(account, OrderForger.NOT_THERE));
            default -> Optional.empty();
        };
    }

    private static String said(String why) {
        return why.startsWith(OrderForger.ALONE) ? OrderForger.ALONE : why;
    }
}
