package dev.quorate.runbooks.recover;

import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Genesis;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.HostCheck;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import dev.quorate.runbooks.building.HostGuards;
import dev.quorate.runbooks.building.Hosts;
import dev.quorate.runbooks.building.Saying;
import dev.quorate.runbooks.building.Stamp;
import dev.quorate.runbooks.building.Surroundings;
import dev.quorate.runbooks.building.Verifying;
import dev.quorate.runbooks.building.Workplace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// All hosts are stopped and their data set aside, each gets the snapshot and makes its part of a new
/// cluster of it, and
/// all start together. The token is fresh, so the new cluster has another id, which is known before: no old
/// member that wakes up can talk to it.
record Restoration(Ask ask, Wreck wreck, Saying saying, Snapshot snapshot) {
    /// More than any cluster writes between two snapshots: no watcher may take an old revision for a new one.
    private static final long BUMP = 1_000_000_000;

    Planned plan() {
        var places = wreck.places();
        var genesis = Genesis.of(suffix(), founders(places));
        return refusal(places)
                .<Planned>map(refusal -> refusal)
                .orElseGet(() -> genesis.<Planned>map(ids -> plan(places, ids))
                        .orElseGet(() -> saying.no(
                                "Two hosts have the same peer URL or would get the same name.",
                                "Correct their settings, then ask again.")));
    }

    private Optional<Refusal> refusal(List<Workplace> places) {
        if (!wreck.unreached().isEmpty() || places.size() < wreck.memberHosts().size()) {
            return Optional.of(saying.no(
                    "Not every host of it can be worked on: " + places.size() + " of "
                            + wreck.memberHosts().size() + " can.",
                    "Make all reachable, with etcd's unit installed; hosts that are gone for good come out of the"
                            + " cluster's `endpoints` in my configuration first."));
        }
        var version = version(places);
        return places.stream()
                .flatMap(place -> new HostGuards(saying, wreck.seen(), place).roomFor(version).stream())
                .findFirst();
    }

    private Plan plan(List<Workplace> places, Genesis genesis) {
        var steps = new ArrayList<Step>();
        places.forEach(place -> steps.add(Hosts.fence(place, Risk.DISASTER, new Check.Anything())));
        places.forEach(place -> steps.add(Hosts.setAside(place, suffix(), Risk.DISASTER)));
        places.forEach(place -> steps.add(send(place)));
        places.forEach(place -> steps.add(restore(place, log(place, genesis))));
        places.forEach(place -> steps.add(Hosts.unmaskUnchanged(place, holds(place, genesis), Risk.DISASTER)));
        places.forEach(place -> steps.add(start(place, genesis)));
        steps.add(Verifying.allHealthy(ask, places.size(), snapshot.revision() + bump(), 120));
        places.forEach(place -> steps.add(Hosts.verifyNextStart(place, wreck.peerUrl(place), genesis.clusterId())));
        return new Plan(
                "restore cluster " + ask.cluster() + " from " + snapshot.fileName(),
                ask,
                genesis.clusterId(),
                version(places).toString(),
                wreck.seen().at(),
                Fingerprint.of(wreck.seen()),
                wreck.arithmetic(),
                places.stream().map(Workplace::focus).toList(),
                remarks(places, genesis),
                steps);
    }

    private Step send(Workplace place) {
        var at = place.address();
        return new Step(
                "Send the snapshot to " + at,
                Risk.DISASTER,
                at.value(),
                new HostCheck.NoData(at, place.data()),
                new Action.SendSnapshot(at, snapshot.path(), snapshot.sha256(), place.data(), snapshotName()),
                new HostCheck.DataEntry(at, place.data(), snapshotName()),
                new Undo.NotNeeded(),
                1800);
    }

    private Step restore(Workplace place, HostView.WalIdentity log) {
        var at = place.address();
        return new Step(
                "Restore it on " + at + " as member " + log.member(),
                Risk.DISASTER,
                at.value(),
                new HostCheck.DataEntry(at, place.data(), snapshotName()),
                new Action.RestoreData(
                        at,
                        place.data(),
                        snapshotName(),
                        version(wreck.places()).hasEtcdutl() ? "etcdutl" : "etcdctl",
                        place.owner(),
                        name(place),
                        initialCluster(),
                        suffix(),
                        wreck.peerUrl(place),
                        bump()),
                new HostCheck.HoldsLog(at, place.data(), log),
                new Undo.By(
                        "set it aside",
                        List.of(new Action.SetAside(at, place.data(), "restored-" + Stamp.of(wreck.seen()))),
                        new HostCheck.NoData(at, place.data())),
                1800);
    }

    private Check holds(Workplace place, Genesis genesis) {
        return new HostCheck.HoldsLog(place.address(), place.data(), log(place, genesis));
    }

    private Step start(Workplace place, Genesis genesis) {
        var at = place.address();
        var unit = place.unit().name();
        return new Step(
                "Start " + unit + " on " + at,
                Risk.DISASTER,
                at.value(),
                holds(place, genesis),
                new Action.Start(at, unit, wreck.peerUrl(place)),
                new HostCheck.Runs(at, unit),
                new Undo.By("stop and mask it", List.of(new Action.Fence(at, unit)), new HostCheck.Fenced(at, unit)),
                60);
    }

    private List<String> remarks(List<Workplace> places, Genesis genesis) {
        var age = Duration.between(snapshot.at(), wreck.seen().at());
        var remarks = new ArrayList<String>();
        remarks.add("the snapshot is " + age.toMinutes() + " min old, revision " + snapshot.revision() + ", "
                + snapshot.bytes() + " bytes: what was written since is lost, and all v2 data");
        remarks.add("it will be another cluster, " + genesis.clusterId() + ", with new member ids");
        remarks.add(
                bump() > 0
                        ? "revisions jump ahead by " + bump() + ", so that no watcher takes an old one for a new one"
                        : "etcd " + version(places) + " cannot let revisions jump ahead: restart every client that"
                                + " keeps a watch cache");
        wreck.survivors()
                .forEach(one -> remarks.add("WARNING: " + one.line() + " still has data; `recover cluster from "
                        + one.place().address() + "` may lose less"));
        remarks.addAll(Surroundings.of(wreck.seen()));
        return remarks;
    }

    private HostView.WalIdentity log(Workplace place, Genesis genesis) {
        MemberId member =
                Optional.ofNullable(genesis.memberIds().get(name(place))).orElseThrow();
        return new HostView.WalIdentity(member, genesis.clusterId());
    }

    private List<Genesis.Founder> founders(List<Workplace> places) {
        return places.stream()
                .map(place -> new Genesis.Founder(name(place), List.of(wreck.peerUrl(place))))
                .toList();
    }

    private String initialCluster() {
        return wreck.places().stream()
                .map(place -> name(place) + "=" + wreck.peerUrl(place))
                .collect(Collectors.joining(","));
    }

    /// Unique whatever the settings say; each member publishes its own name when it starts.
    private static String name(Workplace place) {
        return place.address().value();
    }

    private static Version version(List<Workplace> places) {
        return places.stream().map(Workplace::version).min(Version::compareTo).orElse(new Version(3, 4, 0));
    }

    private long bump() {
        return version(wreck.places()).bumpsRevisions() ? BUMP : 0;
    }

    /// Ends the names of what is set aside and sent, and is the token of the new cluster: no two plans have the same.
    private String suffix() {
        return Stamp.suffix(wreck.seen());
    }

    private String snapshotName() {
        return "snapshot." + suffix() + ".db";
    }
}
