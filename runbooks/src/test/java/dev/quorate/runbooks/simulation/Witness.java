package dev.quorate.runbooks.simulation;

import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Undo;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Stands beside each act and each event, knows the truth, and says which promise was broken. What it holds the
/// bot to is counted here anew: it asks neither the bot's ruling nor its guard.
final class Witness {
    private static final Duration MEMBERSHIP_LATE = Duration.ofSeconds(6);
    private static final Duration HOST_LATE = Duration.ofMillis(1500);
    private static final Set<String> ON_CALL = Set.of("alice", "bob", "carol");

    /// What was sent for the intention under way.
    ///
    /// - `isAll`: no other act of the same mark comes behind it
    private record Sent(
            RunId run, Mark mark, long intended, String kind, boolean isAll, int actsBefore, int faultsBefore) {}

    private final World world;
    private Optional<Sent> sent = Optional.empty();
    /// What was sent and later declared not to have happened.
    private Optional<Sent> denied = Optional.empty();
    /// Each act of each intention, by what it was.
    private final Set<String> made = new TreeSet<>();

    /// Until when what was sent last may still take effect, as etcd and a broken SSH connection do.
    private Duration onItsWayUntil = Duration.ZERO;

    private int faultsAtLook;
    private boolean heldBefore;
    private boolean disaster;

    Witness(World world) {
        this.world = world;
    }

    void looked() {
        faultsAtLook = world.faults;
    }

    /// The last act was neither lost nor done yet.
    void isOnItsWay() {
        var lateness = sent.filter(it -> it.kind().endsWith("[")).isPresent() ? MEMBERSHIP_LATE : HOST_LATE;
        onItsWayUntil = world.time.elapsed().plus(lateness);
    }

    void before() {
        onItsWayUntil = Duration.ZERO;
        heldBefore = holds();
        disaster = true;
    }

    /// The majority is knowingly given up by no act but those of a disaster.
    void after() {
        if (heldBefore && !disaster && faultsAtLook == world.faults && !holds()) {
            throw new Broken("an act took the majority away; " + world.cluster.acts());
        }
    }

    private boolean holds() {
        return world.endpoints().stream()
                .anyMatch(url -> world.cluster.look(url, Duration.ofSeconds(2)) instanceof EndpointView.Answered told
                        && told.reading() instanceof EndpointView.Current);
    }

    void calls(EtcdCall call) {
        var kind = switch (call) {
            case EtcdCall.Add(_, var learner) -> learner ? "AddLearner[" : "AddVoter[";
            case EtcdCall.Remove _ -> "RemoveMember[";
            case EtcdCall.Promote _ -> "Promote[";
            case EtcdCall.MoveLeader _ -> "MoveLeader[";
            case EtcdCall.Update _ -> "Update[";
            case EtcdCall.Save _ -> "Save[";
        };
        acts(call.toString(), kind, Optional.empty());
    }

    void acts(Action.OnHost action) {
        acts(action.toString(), action.getClass().getSimpleName() + " " + action.host(), Optional.of(action));
    }

    private void acts(String what, String kind, Optional<Action.OnHost> onHost) {
        var holders =
                world.runs().stream().filter(run -> run.state().underWay()).toList();
        if (holders.size() != 1) {
            throw new Broken(what + " while " + holders.size() + " runs hold the cluster");
        }
        var run = holders.getFirst();
        var intended = intention(run)
                .orElseThrow(() -> new Broken(what + " without an intention on record; phase " + run.phase()));
        approved(run, what);
        var actions = planned(run, what, onHost);
        if (!made.add(run.run() + " " + intended + " " + what)) {
            throw new Broken(what + " was made twice for one intention");
        }
        disaster = run.request().plan().step(run.mark().step()).risk() == Risk.DISASTER;
        var isAll = onHost.filter(action -> !action.equals(actions.getLast())).isEmpty();
        sent = Optional.of(new Sent(
                run.run(),
                run.mark(),
                intended,
                kind,
                isAll,
                world.cluster.acts().size(),
                world.faults));
    }

    /// The sequence of the intention that nothing has been said about yet.
    private Optional<Long> intention(Progress run) {
        return run.phase() == Progress.Phase.INTENDED
                ? world.memory.journal().entries(run.run()).reversed().stream()
                        .filter(entry ->
                                entry.event() instanceof RunEvent.Intended(var mark) && mark.equals(run.mark()))
                        .map(Entry::sequence)
                        .findFirst()
                : Optional.empty();
    }

    private static void approved(Progress run, String what) {
        var plan = run.request().plan();
        var people = new TreeSet<String>();
        run.votes().stream()
                .filter(vote -> vote instanceof Vote.Yes yes
                        && yes.digest().equals(plan.digest())
                        && yes.at().isBefore(run.request().expires()))
                .map(Vote::person)
                .filter(ON_CALL::contains)
                .filter(person -> !person.equals(plan.ask().asker()))
                .forEach(people::add);
        if (people.size() < run.request().rule().approvals()
                || run.votes().stream().anyMatch(Vote.No.class::isInstance)) {
            throw new Broken(what + " with the approvals of " + people + " only, asked by "
                    + plan.ask().asker());
        }
    }

    private static List<? extends Action> planned(Progress run, String what, Optional<Action.OnHost> onHost) {
        var step = run.request().plan().step(run.mark().step());
        var actions = run.mark().isBack()
                ? step.undo() instanceof Undo.By(_, var back, _) ? back : List.<Action>of()
                : List.of(step.action());
        if (actions.isEmpty()
                || onHost.filter(action -> !actions.contains(action)).isPresent()) {
            throw new Broken(what + " is not what " + run.mark() + " of the plan says: " + actions);
        }
        return actions;
    }

    /// After each event: it follows the one before, and what it says of an act is true.
    void recorded(Entry entry) {
        var entries = world.memory.journal().entries(entry.run());
        if (entries.size() != entry.sequence()) {
            throw new Broken("event " + entry.sequence() + " stands at " + entries.size());
        }
        if (world.runs().stream().filter(run -> run.state().underWay()).count() > 1) {
            throw new Broken("two runs hold the cluster");
        }
        switch (entry.event()) {
            case RunEvent.Intended(var mark) -> notBlindly(entries, mark);
            case RunEvent.NotDone(var mark, _) -> isTrue(entry.run(), mark);
            case RunEvent.Voted(var vote) -> world.people.couldRead(entry.run(), vote);
            default -> {}
        }
        noLateAct();
    }

    /// An act is intended anew only behind a word that the last one did not happen.
    private static void notBlindly(List<Entry> entries, Mark mark) {
        var before = entries.subList(0, entries.size() - 1).reversed().stream()
                .map(Entry::event)
                .takeWhile(event -> !(event instanceof RunEvent.NotDone
                        || event instanceof RunEvent.Deferred
                        || event instanceof RunEvent.Failed
                        || event instanceof RunEvent.Verified
                        || event instanceof RunEvent.AbortAsked))
                .toList();
        if (before.stream().anyMatch(RunEvent.Intended.class::isInstance)) {
            throw new Broken(mark + " was intended again without a word about what came of it");
        }
    }

    private void isTrue(RunId run, Mark mark) {
        sent.filter(it -> it.run().equals(run) && it.mark().equals(mark) && it.faultsBefore() == world.faults)
                .ifPresent(it -> {
                    if (world.time.elapsed().compareTo(onItsWayUntil) < 0) {
                        throw new Broken(mark + " is on record as not done while it is on its way: " + it.kind());
                    }
                    if (happened(it)) {
                        throw new Broken(mark + " is on record as not done, and it was: " + it.kind());
                    }
                    denied = sent;
                });
    }

    void noLateAct() {
        denied.filter(it -> sent.equals(denied) && it.faultsBefore() == world.faults)
                .ifPresent(it -> {
                    if (happened(it)) {
                        throw new Broken(it.mark() + " took effect after it was declared not done: " + it.kind());
                    }
                });
    }

    /// A way back of several acts has not happened before the last of them.
    private boolean happened(Sent it) {
        var acts = world.cluster.acts();
        return it.isAll()
                && acts.subList(it.actsBefore(), acts.size()).stream().anyMatch(act -> act.startsWith(it.kind()));
    }
}
