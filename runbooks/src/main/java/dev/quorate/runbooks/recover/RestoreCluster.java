package dev.quorate.runbooks.recover;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Runbook;
import dev.quorate.runbooks.building.Saying;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a new cluster on the old hosts from a snapshot that Quorate has saved, for when no data directory
/// is usable (etcd-operations 2.9). What was written after the snapshot is lost, and so is all v2 data.
public final class RestoreCluster implements Runbook {
    @Override
    public String name() {
        return "restore-cluster";
    }

    @Override
    public Phrase phrase() {
        return Phrase.of("restore cluster from SNAPSHOT:SNAPSHOT");
    }

    @Override
    public String summary() {
        return "make a new cluster on the old hosts from a saved snapshot (its file name, or `latest`)";
    }

    @Override
    public Planned plan(Ask ask, ClusterState seen) {
        var saying = new Saying("I did not plan to restore " + ask.cluster() + ".");
        return switch (seen.picture()) {
            case Picture.Blind(var reasons) -> saying.blind(reasons);
            case Picture.Clear picture ->
                saying.no(
                        "It has not lost its quorum: " + picture.quorum().words() + "; a restore would throw away what"
                                + " was written since the snapshot.",
                        "For a failed member ask `replace member X`; `health` shows who is down.");
            case Picture.NoQuorum _ -> planFor(ask, new Wreck(seen), saying);
        };
    }

    private static Planned planFor(Ask ask, Wreck wreck, Saying saying) {
        return wreck.generation() == Generation.V2 ? ofOldAge(wreck, saying) : fromSnapshot(ask, wreck, saying);
    }

    /// A backup of etcd 2 is a data directory, and a member starts from it as a survivor does.
    private static Refusal ofOldAge(Wreck wreck, Saying saying) {
        return saying.no(
                "It is a cluster of etcd " + wreck.ages().oldest()
                        + ", which has no snapshots: what it has are data directories that `etcdctl backup` wrote.",
                "Stop etcd on one host, put the `member` directory of a backup (`backup.quorate-...` in the data"
                        + " directory of the host that made it) in the place of its own, with the same owner, and ask"
                        + " `recover cluster from` that host.");
    }

    private static Planned fromSnapshot(Ask ask, Wreck wreck, Saying saying) {
        var snapshot = snapshot(wreck.seen(), ask.word("SNAPSHOT"));
        if (snapshot.isEmpty()) {
            return unknown(wreck.seen(), ask.word("SNAPSHOT"), saying);
        }
        return new WreckGuards(saying, wreck)
                .refusal(unreached(wreck))
                .<Planned>map(refusal -> refusal)
                .orElseGet(() -> new Restoration(ask, wreck, saying, snapshot.get()).plan());
    }

    /// What cannot be reached has no part in it, and the plan says so itself.
    private static Set<Address> unreached(Wreck wreck) {
        return wreck.unreached().stream().map(HostView.Unreached::address).collect(Collectors.toSet());
    }

    private static Optional<Snapshot> snapshot(ClusterState seen, String word) {
        return word.equalsIgnoreCase("latest")
                ? seen.snapshot()
                : seen.snapshots().stream()
                        .filter(one -> one.fileName().equals(word))
                        .findFirst();
    }

    private static Planned unknown(ClusterState seen, String word, Saying saying) {
        var known = seen.snapshots().stream()
                .limit(5)
                .map(one -> one.fileName() + " (revision " + one.revision() + ", " + one.at() + ")")
                .toList();
        return saying.no(
                "I have no verified snapshot `" + word + "` of it.",
                known.isEmpty()
                        ? "I have none at all. Recover from a survivor instead, or restore by hand from a snapshot that"
                                + " was kept elsewhere."
                        : "The newest are " + String.join(", ", known) + ".");
    }
}
