package dev.quorate.core.desk;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Guard;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.notice.Leavings;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import dev.quorate.core.plan.Verdict;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Outcome;
import dev.quorate.core.run.Drift;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One step at a time: look, check, journal the intention, act, journal the outcome, look until it is proven.
/// Each method answers whether the walk goes on.
final class StepWalk implements AutoCloseable {
    /// How long the check before a step may take to become true.
    private static final Duration BEFORE = Duration.ofSeconds(10);
    /// etcd answers or drops a request within 7 s (5 s and two election timeouts); behind that and a current
    /// read, what is not there will not come any more.
    private static final Duration CLUSTER_BARRIER = Duration.ofSeconds(8);
    /// Commands on hosts can be said twice; this only lets one that still runs come to its end.
    private static final Duration HOST_BARRIER = Duration.ofSeconds(2);
    /// How long an unknown outcome is looked at before a person is asked.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// How often a step is tried whose act had an unknown outcome and is proven not to have happened. What fails in
    /// the same way each time is not mended by saying it again.
    private static final int TRIES = 3;

    /// How long a step is put off, each time that etcd says "not now": 18 s in all. Mostly that is the five
    /// seconds for which a peer has to be connected before etcd allows an add; a second more or less shows
    /// in every recovery.
    private static final List<Integer> DEFERRAL_SECONDS = List.of(2, 1, 1, 1, 1, 3, 4, 5);

    private final Plan plan;
    private final RunId run;
    private final Desk.Watched cluster;
    private final Ledger ledger;
    private final Clock clock;
    private final BooleanSupplier goingDown;
    private final Looks looks;
    private final Acting acting;
    private final Hearing hearing;

    StepWalk(Plan plan, RunId run, Desk.Watched cluster, Ledger ledger, Clock clock, BooleanSupplier goingDown) {
        this.plan = plan;
        this.run = run;
        this.cluster = cluster;
        this.ledger = ledger;
        this.clock = clock;
        this.goingDown = goingDown;
        this.looks = new Looks(plan, new Observer(cluster, clock), clock);
        this.acting = new Acting(cluster);
        this.hearing = new Hearing(run, cluster.hosts(), ledger);
    }

    /// A step that nobody has touched yet.
    boolean begin(Progress progress, Mark mark) throws InterruptedException {
        var step = turnTo(mark);
        var seen = settled(progress, mark);
        var strange = Drift.of(progress, seen.fingerprint());
        if (!strange.isEmpty()) {
            return halt(
                    progress,
                    "The cluster is not the one that was approved: "
                            + String.join(
                                    "; ",
                                    strange.stream()
                                            .map(Fingerprint.Difference::words)
                                            .toList()) + ".");
        }
        if (mark.isBack() && step.undo() instanceof Undo.NotNeeded) {
            return verified(mark, "nothing to take back", seen, true);
        }
        if (verdict(mark, seen) instanceof Verdict.Holds(var words)) {
            return verified(mark, words, seen, step.changes());
        }
        if (!mark.isBack() && !step.changes()) {
            return prove(mark);
        }
        var objection = objection(mark, step, seen);
        return objection.isPresent() ? refused(progress, mark, objection.get()) : act(mark, seen);
    }

    /// Acted; wait for the proof, hearing the host's journal meanwhile where the step says so.
    boolean prove(Mark mark) throws InterruptedException {
        var step = turnTo(mark);
        hearing.listen(mark, step.action());
        var wait = new Waiting(clock, Duration.ofSeconds(step.waitSeconds()));
        while (true) {
            var seen = looks.again();
            hearing.flush(mark);
            switch (verdict(mark, seen)) {
                case Verdict.Holds(var words) -> {
                    hearing.end(mark);
                    return verified(mark, words, seen, false);
                }
                case Verdict.Not(var why, var hopeless) -> {
                    if (goingDown.getAsBoolean()) {
                        return true;
                    }
                    if (hopeless || !wait.more()) {
                        hearing.end(mark);
                        var late = hopeless ? why : why + " after " + step.waitSeconds() + " s";
                        return go(new RunEvent.Failed(mark, late, step.changes()));
                    }
                }
            }
            looks.visitAgain(step.action());
            wait.pause();
        }
    }

    /// Intended, and nobody knows what came of it. Only looks.
    boolean findOut(Mark mark) throws InterruptedException {
        var _ = turnTo(mark);
        var wait = new Waiting(clock, PATIENCE);
        var barrier = action(mark) instanceof Action.OnHost ? HOST_BARRIER : CLUSTER_BARRIER;
        Optional<Duration> clearSince = Optional.empty();
        while (true) {
            var seen = looks.again();
            switch (verdict(mark, seen)) {
                case Verdict.Holds(var words) -> {
                    return verified(mark, words, seen, false);
                }
                case Verdict.Not(var why, _) -> {
                    var clear = canBeSeen(action(mark), seen);
                    clearSince = clear ? clearSince.or(() -> Optional.of(clock.elapsed())) : Optional.empty();
                    if (clearSince
                            .filter(since -> clock.elapsed().compareTo(since.plus(barrier)) >= 0)
                            .isPresent()) {
                        return (action(mark) instanceof Action.Starts start && runs(start, seen))
                                ? go(new RunEvent.Acted(mark, List.of(start.unit() + " was started")))
                                : notDone(mark, why);
                    }
                    if (goingDown.getAsBoolean()) {
                        return true;
                    }
                    if (!wait.more()) {
                        return needsPerson("Nobody can tell whether " + mark + " happened: " + why + ".");
                    }
                }
            }
            looks.visitAgain(action(mark));
            wait.pause();
        }
    }

    /// That a unit was started is one thing, that its member answers is another, which the proof waits for.
    private static boolean runs(Action.Starts start, ClusterState seen) {
        return seen.unit(start.host())
                .filter(unit -> unit.name().equals(start.unit()) && unit.mainPid() > 0)
                .isPresent();
    }

    /// Tried again, a few times; then a person decides, who reads what was answered the last time.
    private boolean notDone(Mark mark, String why) {
        var progress = ledger.progress(run);
        if (progress.misses() + 1 < TRIES) {
            return go(new RunEvent.NotDone(mark, why));
        }
        var answered = progress.phase() == Progress.Phase.UNKNOWN ? "; at last: " + progress.last() : "";
        return go(new RunEvent.Failed(mark, "it did not happen, " + TRIES + " times: " + why + answered, false));
    }

    /// Whether a look tells that the action has not happened: of a call to etcd a clear picture does, of a
    /// command on a host the host.
    private static boolean canBeSeen(Action action, ClusterState seen) {
        return action instanceof Action.OnHost onHost
                ? seen.facts(onHost.host()).isPresent()
                : seen.picture() instanceof Picture.Clear;
    }

    private Step turnTo(Mark mark) {
        var step = plan.step(mark.step());
        looks.turnTo(step);
        return step;
    }

    /// Why nothing may be done now, by the guard or by the step's own check; empty when it may.
    private Optional<String> objection(Mark mark, Step step, ClusterState seen) throws InterruptedException {
        var guarded = isBeyondGuarding(mark, step) ? Optional.<String>empty() : guarded(mark, seen);
        return guarded.isPresent() || mark.isBack() ? guarded : unmet(step, seen);
    }

    /// Work on hosts of a cluster that has lost its quorum, and the one add that takes it from a lone voter;
    /// their own checks stand before them.
    private boolean isBeyondGuarding(Mark mark, Step step) {
        return step.risk() == Risk.DISASTER
                && (action(mark) instanceof Action.OnHost || action(mark) instanceof Action.AddVoter);
    }

    private Optional<String> guarded(Mark mark, ClusterState seen) {
        return seen.picture() instanceof Picture.Clear picture
                ? Guard.objection(Calls.change(action(mark), picture), picture, peerUrl(mark))
                        .map(objection -> objection.why() + " (guard " + objection.guard() + ")")
                : Optional.of("the cluster cannot be seen clearly now");
    }

    /// What the check before the step still misses after a while.
    private Optional<String> unmet(Step step, ClusterState first) throws InterruptedException {
        var wait = new Waiting(clock, BEFORE);
        var seen = first;
        while (step.before().on(seen) instanceof Verdict.Not(var why, var hopeless)) {
            if (hopeless || !wait.more()) {
                return Optional.of(why);
            }
            wait.pause();
            seen = looks.again();
        }
        return Optional.empty();
    }

    private boolean act(Mark mark, ClusterState seen) throws InterruptedException {
        var step = plan.step(mark.step());
        hearing.listen(mark, action(mark));
        go(new RunEvent.Intended(mark));
        looks.willAct(actions(mark));
        var acted = acting.on(actions(mark), seen, plan.focus(), Duration.ofSeconds(step.waitSeconds()));
        acted.view().ifPresent(looks::actedAndSaw);
        hearing.flush(mark);
        return switch (acted.outcome()) {
            case Outcome.Done(var notes) -> go(new RunEvent.Acted(mark, notes));
            case Outcome.Unknown(var why) -> go(new RunEvent.Unknown(mark, why));
            case Outcome.NotNow(var why) -> deferred(mark, why);
            case Outcome.Refused(var why) -> {
                hearing.end(mark);
                yield verdict(mark, looks.again()) instanceof Verdict.Holds
                        ? go(new RunEvent.Acted(mark, List.of(why)))
                        : go(new RunEvent.Failed(mark, why, false));
            }
        };
    }

    private boolean deferred(Mark mark, String why) throws InterruptedException {
        var deferrals = ledger.progress(run).deferrals();
        if (deferrals >= DEFERRAL_SECONDS.size()) {
            return go(new RunEvent.Failed(mark, why + ", " + (deferrals + 1) + " times", false));
        }
        var pause = Duration.ofSeconds(DEFERRAL_SECONDS.get(deferrals));
        go(new RunEvent.Deferred(mark, why, pause));
        clock.pause(pause);
        return true;
    }

    /// Before anything was changed the plan is simply void; later a person has to decide.
    private boolean refused(Progress progress, Mark mark, String why) {
        return (progress.touched() || mark.isBack())
                ? go(new RunEvent.Failed(mark, why, false))
                : close("Nothing was changed: " + why + ". Ask again for a plan of what is there now.");
    }

    private boolean halt(Progress progress, String why) {
        return progress.touched()
                ? needsPerson(
                        why + " `retry` looks again and goes on only if it is as approved. " + Leavings.of(progress))
                : close(why + " Nothing was changed; ask again for a plan of what is there now.");
    }

    private boolean close(String why) {
        ledger.append(run, new RunEvent.Closed(RunState.VOID, why));
        return false;
    }

    private boolean needsPerson(String why) {
        ledger.append(run, new RunEvent.NeedsPerson(why, List.of("retry", "abort")));
        return false;
    }

    private boolean go(RunEvent event) {
        ledger.append(run, event);
        return true;
    }

    private boolean verified(Mark mark, String words, ClusterState seen, boolean already) {
        var visited = seen.hosts().stream()
                .filter(host -> !host.evidence().at().isBefore(seen.at()))
                .count();
        var sources = seen.endpoints().size() + " endpoints and " + visited + (visited == 1 ? " host" : " hosts");
        var evidence = new Evidence(seen.at(), sources, Duration.between(seen.at(), clock.now()));
        var quorum = seen.picture() instanceof Picture.Clear clear ? clear.quorum() : new Quorum(0, 0);
        return go(new RunEvent.Verified(mark, words, evidence, seen.fingerprint(), quorum, already));
    }

    /// A look without differences, or the last one when they did not go away.
    private ClusterState settled(Progress progress, Mark mark) throws InterruptedException {
        var wait = new Waiting(clock, Rechecks.SETTLE);
        var seen = looks.before(mark);
        while (!Drift.of(progress, seen.fingerprint()).isEmpty() && wait.more()) {
            wait.pause();
            seen = looks.again();
        }
        return seen;
    }

    /// A proof counts only from the cluster that was approved.
    private Verdict verdict(Mark mark, ClusterState seen) {
        return seen.picture() instanceof Picture.Clear clear && !clear.id().equals(plan.clusterId())
                ? Verdict.never("the endpoints answer as cluster " + clear.id() + " now, not as " + plan.clusterId())
                : proof(mark).on(seen);
    }

    private Check proof(Mark mark) {
        var step = plan.step(mark.step());
        return mark.isBack() && step.undo() instanceof Undo.By(_, _, var undone) ? undone : step.after();
    }

    private List<Action> actions(Mark mark) {
        var step = plan.step(mark.step());
        return mark.isBack() && step.undo() instanceof Undo.By(_, var actions, _)
                ? actions
                : List.of(step.action());
    }

    private Action action(Mark mark) {
        return actions(mark).getFirst();
    }

    /// Where the plan's own new member is or will be: the one that the latest step up to here adds, or else
    /// the first.
    private Url peerUrl(Mark mark) {
        return added(plan.steps().subList(0, mark.step()))
                .reduce((_, later) -> later)
                .or(() -> added(plan.steps()).findFirst())
                .orElse(cluster.inventory().endpoints().getFirst());
    }

    private static java.util.stream.Stream<Url> added(List<Step> steps) {
        return steps.stream().flatMap(step -> switch (step.action()) {
            case Action.AddLearner(var url) -> java.util.stream.Stream.of(url);
            case Action.AddVoter(var url) -> java.util.stream.Stream.of(url);
            case Action.Look _,
                    Action.SaveSnapshot _,
                    Action.MoveLeader _,
                    Action.RemoveMember _,
                    Action.UpdatePeerUrl _,
                    Action.Promote _,
                    Action.RemoveAdded _,
                    Action.OnHost _ -> java.util.stream.Stream.<Url>empty();
        });
    }

    @Override
    public void close() {
        hearing.close();
    }
}
