package dev.quorate.core.desk;

import dev.quorate.core.cluster.Address;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The looks of one walk: which are taken anew, which hosts they visit, and when the latest still serves.
/// All endpoints are asked in each; a host is visited again when something was done there or when its last
/// visit is no longer fresh. How old a look is tells the clock that nobody sets, not the time that it is labeled with.
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
    /// When the latest look began, and when each visit had ended.
    private Duration began = Duration.ZERO;

    private final Map<Address, Duration> visited = new HashMap<>();
    /// Whether something of ours was done since the latest look.
    private boolean acted;
    /// Whether it was on the host, and nobody has been there since.
    private boolean hostTouched;
    /// What the visit that did it saw right behind it.
    private Optional<Behind> seenBehind = Optional.empty();
    /// Whether no process was started or stopped by it, so that the endpoints have nothing new to tell.
    private boolean quiet;

    private record Behind(HostView view, Duration at) {}

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
        return isYoung() && !acted ? latest.get() : again();
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
        return seen.hosts().stream().allMatch(host -> isWithin(ALL_SEEN, visited.get(host.address())));
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
        seenBehind = Optional.of(new Behind(view, clock.elapsed()));
    }

    /// The proof did not come yet. What is proven on the host is looked for there; whether a started member
    /// answers, its endpoint says.
    void visitAgain(Action action) {
        hostTouched = hostTouched || (action instanceof Action.OnHost && !(action instanceof Action.Starts));
    }

    private ClusterState again(HostFocus host, ClusterState known) throws InterruptedException {
        if (seenBehind.filter(behind -> isFresh(behind, host)).isPresent()) {
            return around(seenBehind.get(), known);
        }
        var visit = hostTouched || !isWithin(FRESH, visited.get(host.address()));
        began = clock.elapsed();
        var seen = observer.lookAgain(host, visit, known);
        if (visit) {
            visited.put(host.address(), clock.elapsed());
        }
        return kept(seen, visit);
    }

    private ClusterState around(Behind behind, ClusterState known) throws InterruptedException {
        visited.put(behind.view().address(), behind.at());
        if (quiet && isYoung()) {
            return kept(known.with(behind.view()), true);
        }
        began = behind.at();
        return kept(observer.lookAround(behind.view(), known), true);
    }

    private ClusterState atAll() throws InterruptedException {
        began = clock.elapsed();
        var seen = observer.look(plan.focus());
        seen.hosts().forEach(host -> visited.put(host.address(), clock.elapsed()));
        return kept(seen, true);
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

    private boolean isYoung() {
        return isWithin(FRESH, began);
    }

    private boolean isFresh(Behind behind, HostFocus host) {
        return behind.view().address().equals(host.address()) && isWithin(FRESH, behind.at());
    }

    private boolean isWithin(Duration age, @Nullable Duration at) {
        return at != null && clock.elapsed().compareTo(at.plus(age)) < 0;
    }

    private ClusterState kept(ClusterState seen, boolean visited) {
        latest = Optional.of(seen);
        acted = false;
        hostTouched = hostTouched && !visited;
        seenBehind = Optional.empty();
        return seen;
    }
}
