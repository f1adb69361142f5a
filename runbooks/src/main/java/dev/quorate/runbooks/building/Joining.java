package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.HostCheck;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import java.util.ArrayList;
import java.util.List;

/// How a host becomes a member, step by step: from a fenced unit without data to a voter whose next restart
/// needs nothing of ours. On versions with learners it joins as one, so that quorum never depends on it
/// before it is there.
///
/// - `version`: what the members run
/// - `suffix`: ends the names of what is set aside
public record Joining(
        Workplace place, Url peerUrl, ClusterId cluster, Version version, Overrides overrides, String suffix) {
    /// Applied entries that a learner may lack before we ask for its promotion; the server itself wants 90 %.
    private static final long ENTRIES_BEHIND = 1000;

    private Address at() {
        return place.address();
    }

    private String unit() {
        return place.unit().name();
    }

    private String data() {
        return place.data();
    }

    /// Stop and mask; `before` is the reason why this may be done to what runs there.
    public Step fence(Check before) {
        return Hosts.fence(place, Risk.CHANGING, before);
    }

    private boolean learner() {
        return version.hasLearners();
    }

    /// From setting its data aside to its vote. What counts in the quorum from its add on, and that is all that
    /// etcd 2 has, is added when it only has to be started.
    public List<Step> toVoter() {
        var steps = new ArrayList<Step>();
        steps.add(Hosts.setAside(place, suffix, Risk.CHANGING));
        switch (version.generation()) {
            case V2 -> {
                steps.addAll(override());
                steps.add(add());
            }
            case V3 -> {
                steps.add(add());
                steps.addAll(override());
            }
        }
        steps.add(start(
                Risk.CHANGING,
                new Undo.By(
                        "stop it, set what it has aside",
                        List.of(new Action.Fence(at(), unit()), new Action.SetAside(at(), data(), suffix + "-joined")),
                        new HostCheck.NoData(at(), data()))));
        if (learner()) {
            steps.add(catchUp());
            steps.add(promote());
        }
        return steps;
    }

    private List<Step> override() {
        return Hosts.override(place, overrides, new HostCheck.NoData(at(), data()), Risk.CHANGING);
    }

    /// The same beside a lone voter and without learners: its add takes the quorum until it has started.
    public List<Step> toSecondVoter(MemberId lone) {
        var steps = new ArrayList<Step>();
        steps.add(Hosts.setAside(place, suffix, Risk.CHANGING));
        steps.addAll(override());
        steps.add(new Step(
                "Add a voter at " + peerUrl + ": no quorum till start",
                Risk.DISASTER,
                peerUrl.toString(),
                new ClusterCheck.StandsAlone(lone),
                new Action.AddVoter(peerUrl),
                new ClusterCheck.Listed(peerUrl),
                new Undo.Impossible("one of two is no majority, so its removal could not be decided either"),
                60));
        steps.add(start(Risk.DISASTER, new Undo.Impossible("stopping it would take the quorum with it")));
        return steps;
    }

    /// Leaves nothing of ours behind and proves it. A unit that no boot would start is enabled.
    public List<Step> tidy() {
        var steps = new ArrayList<Step>();
        steps.addAll(Hosts.asBefore(place, overrides, new ClusterCheck.Answers(at(), unit(), peerUrl), Risk.CHANGING));
        if (place.unit().enablement().equals("disabled")) {
            steps.add(Hosts.enable(place));
        }
        steps.add(Hosts.verifyNextStart(place, peerUrl, cluster));
        return steps;
    }

    private Step add() {
        return new Step(
                "Add " + (learner() ? "a learner" : "a voter") + " at " + peerUrl,
                Risk.CHANGING,
                peerUrl.toString(),
                new ClusterCheck.NobodyAt(peerUrl),
                learner() ? new Action.AddLearner(peerUrl) : new Action.AddVoter(peerUrl),
                new ClusterCheck.Joined(peerUrl, learner()),
                removeAgain(),
                60);
    }

    private Undo removeAgain() {
        return new Undo.By(
                "remove it again", List.of(new Action.RemoveAdded(peerUrl)), new ClusterCheck.NobodyAt(peerUrl));
    }

    private Step start(Risk risk, Undo undo) {
        return new Step(
                "Start " + unit() + " on " + at() + " and watch its journal",
                risk,
                at().value(),
                new HostCheck.NoData(at(), data()),
                new Action.Start(at(), unit(), peerUrl),
                new ClusterCheck.Answers(at(), unit(), peerUrl),
                undo,
                120);
    }

    private Step catchUp() {
        return new Step(
                "Wait until the learner on " + at() + " has caught up",
                Risk.READ_ONLY,
                peerUrl.toString(),
                new Check.Anything(),
                new Action.Look(),
                new ClusterCheck.CaughtUp(peerUrl, ENTRIES_BEHIND),
                new Undo.NotNeeded(),
                3600);
    }

    private Step promote() {
        return new Step(
                "Promote the learner on " + at() + " to voter",
                Risk.CHANGING,
                peerUrl.toString(),
                new ClusterCheck.CaughtUp(peerUrl, ENTRIES_BEHIND),
                new Action.Promote(peerUrl),
                new ClusterCheck.Joined(peerUrl, false),
                removeAgain(),
                60);
    }
}
