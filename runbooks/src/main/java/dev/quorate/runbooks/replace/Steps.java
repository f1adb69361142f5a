package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The steps of a replacement, in the only order that works on every version: fence, remove, set aside, add, join.
final class Steps {
    /// Applied entries that a learner may lack before we ask for its promotion; the server itself wants 90 %.
    private static final long ENTRIES_BEHIND = 1000;

    private final Ask ask;
    private final ClusterState seen;
    private final Picture.Clear picture;
    private final Member failed;
    private final HostView.Reached host;
    private final HostView.UnitFacts unit;
    private final Overrides overrides;
    private final Address at;
    private final Url peerUrl;
    private final String data;
    private final String suffix;

    Steps(
            Ask ask,
            ClusterState seen,
            Picture.Clear picture,
            Member failed,
            HostView.Reached host,
            HostView.UnitFacts unit,
            Overrides overrides) {
        this.ask = ask;
        this.seen = seen;
        this.picture = picture;
        this.failed = failed;
        this.host = host;
        this.unit = unit;
        this.overrides = overrides;
        this.at = host.address();
        this.peerUrl = failed.peerUrls().getFirst();
        this.data = host.facts().data().orElseThrow().path();
        this.suffix = "quorate-" + Overrides.stamp(seen);
    }

    Plan plan() {
        return new Plan(
                "replace member " + at + " in " + ask.cluster(),
                ask,
                picture.id(),
                Overrides.oldestVersion(picture).toString(),
                seen.at(),
                Fingerprint.of(seen),
                Arithmetic.of(picture),
                Optional.of(new HostFocus(at, unit.name(), data)),
                Remarks.of(seen, picture, failed, host, unit),
                steps());
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        steps.add(snapshot());
        if (failed.id().equals(picture.leader())) {
            steps.add(moveLeader());
        }
        steps.add(fence());
        steps.add(remove());
        steps.add(setAside());
        var learner = Overrides.oldestVersion(picture).hasLearners();
        steps.add(add(learner));
        steps.add(writeDropIn());
        steps.add(unmaskAndCompare());
        steps.add(start());
        if (learner) {
            steps.add(catchUp());
            steps.add(promote());
        }
        steps.add(verifyHealth());
        steps.add(removeDropIn());
        steps.add(reload());
        steps.add(verifyNextStart());
        return steps;
    }

    private Step snapshot() {
        var from = source();
        return new Step(
                "Save and verify a snapshot from " + from.host(),
                Risk.READ_ONLY,
                from.host(),
                new Check.Anything(),
                new Action.SaveSnapshot(from, ask.cluster() + "-" + Overrides.stamp(seen) + ".db"),
                new Check.SnapshotSince(seen.at()),
                new Undo.NotNeeded(),
                300);
    }

    /// A follower, for a stream costs its member something; the one that has applied most.
    private Url source() {
        return picture.healthyVoters().stream()
                .max(Comparator.<Member, Boolean>comparing(
                                member -> !member.id().equals(picture.leader()))
                        .thenComparingLong(member -> ((Picture.Healthy) health(member)).appliedIndex()))
                .flatMap(member -> seen.answeringAs(member.id()))
                .orElseThrow()
                .endpoint();
    }

    private Picture.Health health(Member member) {
        var health = picture.health().get(member.id());
        return health == null ? new Picture.Down("it was not looked at") : health;
    }

    private Step moveLeader() {
        var to = picture.healthyVoters().getFirst();
        return new Step(
                "Move the lead from " + failed.where() + " to " + to.where(),
                Risk.CHANGING,
                failed.id().hex(),
                new Check.Leads(failed.id()),
                new Action.MoveLeader(failed.id(), to.id()),
                new Check.Leads(to.id()),
                new Undo.NotNeeded(),
                30);
    }

    private Step fence() {
        return new Step(
                "Stop and mask " + unit.name() + " on " + at,
                Risk.CHANGING,
                at.value(),
                new Check.StillDown(failed.id()),
                new Action.Fence(at, unit.name()),
                new Check.Fenced(at, unit.name()),
                new Undo.By(
                        "unmask and start",
                        List.of(new Action.UnmaskAndStart(at, unit.name())),
                        new Check.Unmasked(at, unit.name())),
                30);
    }

    private Step remove() {
        return new Step(
                "Remove member " + failed.id(),
                Risk.DESTRUCTIVE,
                failed.id().hex(),
                new Check.StillDown(failed.id()),
                new Action.RemoveMember(failed.id()),
                new Check.Absent(failed.id()),
                new Undo.Impossible("a removed id can never return"),
                60);
    }

    private Step setAside() {
        return new Step(
                "Set the data in " + data + " aside on " + at,
                Risk.CHANGING,
                at.value(),
                new Check.Fenced(at, unit.name()),
                new Action.SetAside(at, data, suffix),
                new Check.NoData(at, data),
                new Undo.By(
                        "rename back",
                        List.of(new Action.PutBack(at, data, suffix)),
                        new Check.NothingAside(at, data, suffix)),
                30);
    }

    private Step add(boolean learner) {
        return new Step(
                "Add " + (learner ? "a learner" : "a voter") + " at " + peerUrl,
                Risk.CHANGING,
                peerUrl.toString(),
                new Check.NobodyAt(peerUrl),
                learner ? new Action.AddLearner(peerUrl) : new Action.AddVoter(peerUrl),
                new Check.Joined(peerUrl, learner),
                new Undo.By("remove it again", List.of(new Action.RemoveAdded(peerUrl)), new Check.NobodyAt(peerUrl)),
                60);
    }

    private Step writeDropIn() {
        return new Step(
                "Write the drop-in "
                        + overrides.path().substring(overrides.path().lastIndexOf('/') + 1),
                Risk.CHANGING,
                at.value(),
                new Check.Fenced(at, unit.name()),
                new Action.WriteDropIn(at, unit.name(), overrides.path(), overrides.content()),
                new Check.DropInOnDisk(at, overrides.path(), Fingerprint.sha256(overrides.content())),
                new Undo.By(
                        "delete it",
                        List.of(new Action.RemoveDropIn(at, unit.name(), overrides.path())),
                        new Check.DropInGone(at, overrides.path())),
                30);
    }

    private Step unmaskAndCompare() {
        return new Step(
                "Unmask " + unit.name() + ", reload, compare the settings",
                Risk.CHANGING,
                at.value(),
                new Check.NoData(at, data),
                new Action.UnmaskAndReload(at, unit.name()),
                new Check.Computed(
                        at, unit.name(), overrides.environment(), overrides.arguments(), overrides.loadedDropIns()),
                new Undo.By(
                        "mask it again", List.of(new Action.Fence(at, unit.name())), new Check.Fenced(at, unit.name())),
                30);
    }

    private Step start() {
        return new Step(
                "Start " + unit.name() + " on " + at + " and watch its journal",
                Risk.CHANGING,
                at.value(),
                new Check.NoData(at, data),
                new Action.Start(at, unit.name(), peerUrl),
                new Check.Answers(at, unit.name(), peerUrl),
                new Undo.By(
                        "stop and mask it",
                        List.of(new Action.Fence(at, unit.name())),
                        new Check.Fenced(at, unit.name())),
                120);
    }

    private Step catchUp() {
        return new Step(
                "Wait until the learner has caught up",
                Risk.READ_ONLY,
                peerUrl.toString(),
                new Check.Anything(),
                new Action.Look(),
                new Check.CaughtUp(peerUrl, ENTRIES_BEHIND),
                new Undo.NotNeeded(),
                3600);
    }

    private Step promote() {
        return new Step(
                "Promote the learner to voter",
                Risk.CHANGING,
                peerUrl.toString(),
                new Check.CaughtUp(peerUrl, ENTRIES_BEHIND),
                new Action.Promote(peerUrl),
                new Check.Joined(peerUrl, false),
                new Undo.By("remove it again", List.of(new Action.RemoveAdded(peerUrl)), new Check.NobodyAt(peerUrl)),
                60);
    }

    private Step verifyHealth() {
        var voters = picture.voters().size();
        return new Step(
                "Verify that all " + voters + " voters are healthy",
                Risk.READ_ONLY,
                ask.cluster().value(),
                new Check.Anything(),
                new Action.Look(),
                new Check.AllHealthy(voters, picture.revision()),
                new Undo.NotNeeded(),
                60);
    }

    private Step removeDropIn() {
        return new Step(
                "Remove the drop-in",
                Risk.CHANGING,
                at.value(),
                new Check.Answers(at, unit.name(), peerUrl),
                new Action.RemoveDropIn(at, unit.name(), overrides.path()),
                new Check.DropInGone(at, overrides.path()),
                new Undo.NotNeeded(),
                30);
    }

    private Step reload() {
        return new Step(
                "Reload systemd on " + at,
                Risk.CHANGING,
                at.value(),
                new Check.DropInGone(at, overrides.path()),
                new Action.Reload(at, unit.name()),
                before(),
                new Undo.NotNeeded(),
                30);
    }

    private Step verifyNextStart() {
        return new Step(
                "Verify what the next restart on " + at + " would do",
                Risk.READ_ONLY,
                at.value(),
                new Check.Anything(),
                new Action.Look(),
                new Check.RestartsFromLog(at, peerUrl, picture.id(), before()),
                new Undo.NotNeeded(),
                30);
    }

    /// The settings as they were before anything was touched.
    private Check.Computed before() {
        return new Check.Computed(at, unit.name(), unit.environment(), unit.arguments(), unit.loadedDropIns());
    }
}
