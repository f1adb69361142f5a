package dev.quorate.core.desk;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.port.Clock;
import dev.quorate.core.run.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The looks of one walk: which are taken anew, which hosts they visit, and when the latest still serves.
/// All endpoints are asked in each; a host is visited again when something was done there or when its last
/// visit is no longer fresh.
final class Looks {
    /// How old a look may be to act on it.
    private static final Duration FRESH = Duration.ofMillis(500);

    /// How long ago the visit of every host may be before a point of no return.
    private static final Duration ALL_SEEN = Duration.ofSeconds(3);

    private final Plan plan;
    private final Observer observer;
    private final Clock clock;
    /// The host of the step under way, or of the last one that had one.
    private Optional<HostFocus> focus;

    private Optional<ClusterState> latest = Optional.empty();
    /// Whether something of ours was done since the latest look.
    private boolean acted;
    /// Whether it was on the host, and nobody has been there since.
    private boolean hostTouched;
    /// What the visit that did it saw right behind it.
    private Optional<HostView> seenBehind = Optional.empty();
    /// Whether no process was started or stopped by it, so that the endpoints have nothing new to tell.
    private boolean quiet;

    Looks(Plan plan, Observer observer, Clock clock) {
        this.plan = plan;
        this.observer = observer;
        this.clock = clock;
        this.focus = plan.focus().stream().findFirst();
    }

    void turnTo(Step step) {
        focus = plan.focusOf(step).or(() -> focus);
    }

    /// The look before a step. Every host is visited before the first step of a walk, and before a point of
    /// no return where that is more than a few seconds ago. Otherwise the look that proved the step before
    /// serves, as long as it has just been taken: nothing of ours lies between them but lines in the journal,
    /// or files written on the host, which that host's own look behind them has seen.
    ClusterState before(Mark mark) throws InterruptedException {
        if (latest.isEmpty() || (!mark.isBack() && mustSeeAll(plan.step(mark.step()), latest.get()))) {
            return atAll();
        }
        return isYoung(latest.get()) && !acted ? latest.get() : again();
    }

    /// All endpoints, unless they were just asked and only files were written since; and the host that the plan
    /// works on, unless it was just visited and nothing of ours was done there since. The other hosts as the
    /// last full look saw them.
    ClusterState again() throws InterruptedException {
        return latest.isPresent() && focus.isPresent() ? again(focus.get(), latest.get()) : atAll();
    }

    /// In a disaster somebody may come back at any moment whom nobody can hear at an endpoint.
    private boolean mustSeeAll(Step step, ClusterState seen) {
        return step.pointOfNoReturn() && (step.risk() == Risk.DISASTER || !isAllSeen(seen));
    }

    private boolean isAllSeen(ClusterState seen) {
        var since = clock.now().minus(ALL_SEEN);
        return seen.hosts().stream().allMatch(host -> host.evidence().at().isAfter(since));
    }

    /// Something of ours is about to happen.
    void willAct(List<Action> actions) {
        acted = true;
        hostTouched = hostTouched || actions.stream().anyMatch(Action.OnHost.class::isInstance);
        quiet = actions.stream().allMatch(Looks::movesNoProcess);
        seenBehind = Optional.empty();
    }

    /// The visit that acted has looked, too.
    void actedAndSaw(HostView view) {
        seenBehind = Optional.of(view);
    }

    /// The proof did not come yet. What is proven on the host is looked for there; whether a started member
    /// answers, its endpoint says.
    void visitAgain(Action action) {
        hostTouched = hostTouched || (action instanceof Action.OnHost && !(action instanceof Action.Starts));
    }

    private ClusterState again(HostFocus host, ClusterState known) throws InterruptedException {
        if (seenBehind.filter(view -> isFresh(view, host)).isPresent()) {
            var view = seenBehind.get();
            return kept(quiet && isYoung(known) ? known.with(view) : observer.lookAround(view, known), true);
        }
        var visit = hostTouched
                || known.host(host.address())
                        .filter(view -> isFresh(view, host))
                        .isEmpty();
        return kept(observer.lookAgain(host, visit, known), visit);
    }

    private ClusterState atAll() throws InterruptedException {
        return kept(observer.look(plan.focus()), true);
    }

    /// What only writes files or makes systemd read them.
    private static boolean movesNoProcess(Action action) {
        return action instanceof Action.WriteDropIn
                || action instanceof Action.RemoveDropIn
                || action instanceof Action.WriteSettings
                || action instanceof Action.RemoveSettings
                || action instanceof Action.Reload
                || action instanceof Action.UnmaskAndReload
                || action instanceof Action.BackUpData
                || action instanceof Action.SetAside
                || action instanceof Action.PutBack;
    }

    private boolean isYoung(ClusterState seen) {
        return clock.now().isBefore(seen.at().plus(FRESH));
    }

    private boolean isFresh(HostView view, HostFocus host) {
        return view.address().equals(host.address())
                && clock.now().isBefore(view.evidence().at().plus(FRESH));
    }

    private ClusterState kept(ClusterState seen, boolean visited) {
        latest = Optional.of(seen);
        acted = false;
        hostTouched = hostTouched && !visited;
        seenBehind = Optional.empty();
        return seen;
    }
}
