package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.plan.Refusal;
import java.util.Optional;

/// What the failed member's host has to say against it.
final class HostGuards {
    private static final long MIB = 1024 * 1024;
    /// etcd preallocates two WAL segments of 64 MiB at its first start.
    private static final long WAL_BYTES = 2 * 64 * MIB;

    private static final long SPARE_BYTES = 32 * MIB;

    private HostGuards() {}

    static Optional<Refusal> refusal(
            ClusterState seen, Picture.Clear picture, Member failed, HostView.Reached host, HostView.UnitFacts unit) {
        return masked(failed, host, unit)
                .or(() -> cannotBeMasked(failed, host, unit))
                .or(() -> needsReload(failed, host, unit))
                .or(() -> forcesNewCluster(failed, seen))
                .or(() -> leftover(failed, host, unit))
                .or(() -> data(picture, failed, host, unit))
                .or(() -> space(seen, failed, host))
                .or(() -> version(picture, failed, host));
    }

    private static Optional<Refusal> masked(Member failed, HostView.Reached host, HostView.UnitFacts unit) {
        return unit.masked()
                ? no(
                        failed,
                        unit.name() + " on " + host.address()
                                + " is masked, so systemd cannot tell what it would start.",
                        "Lift the mask with `systemctl unmask --runtime " + unit.name()
                                + "` (and without --runtime if it was masked for good), then ask again.")
                : Optional.empty();
    }

    /// A mask until the next boot lives in /run, which a unit file in /etc hides: systemd says yes and masks nothing.
    private static Optional<Refusal> cannotBeMasked(Member failed, HostView.Reached host, HostView.UnitFacts unit) {
        return unit.fragmentPath().startsWith("/etc/")
                ? no(
                        failed,
                        unit.name() + " on " + host.address() + " is installed as " + unit.fragmentPath()
                                + ", where a runtime mask has no effect, so it could start in the middle.",
                        "Move the file to /usr/local/lib/systemd/system, `systemctl daemon-reload`, then ask again.")
                : Optional.empty();
    }

    private static Optional<Refusal> needsReload(Member failed, HostView.Reached host, HostView.UnitFacts unit) {
        return unit.needsReload()
                ? no(
                        failed,
                        "The files of " + unit.name() + " on " + host.address()
                                + " were changed and systemd has not read them yet; my reload would bring in what you"
                                + " have not seen.",
                        "Look at `systemctl cat " + unit.name() + "`, run `systemctl daemon-reload`, then ask again.")
                : Optional.empty();
    }

    /// A forgotten force-new-cluster throws out every other member at the next restart (N09), wherever it is set.
    private static Optional<Refusal> forcesNewCluster(Member failed, ClusterState seen) {
        return seen.hosts().stream()
                .filter(host -> host.unit()
                        .flatMap(unit -> unit.setting("ETCD_FORCE_NEW_CLUSTER"))
                        .filter(value -> !value.equals("false"))
                        .isPresent())
                .findFirst()
                .flatMap(host -> no(
                        failed,
                        "force-new-cluster is still set on " + host.address()
                                + ": its next restart would throw every other member out.",
                        "Take the setting out (look for 98-force-new-cluster.conf), `systemctl daemon-reload`,"
                                + " then ask again."));
    }

    private static Optional<Refusal> leftover(Member failed, HostView.Reached host, HostView.UnitFacts unit) {
        return unit.dropIns().stream()
                .filter(file -> file.fileName().equals("99-restore.conf")
                        || file.fileName().startsWith(Overrides.PREFIX))
                .findFirst()
                .flatMap(file -> no(
                        failed,
                        "A temporary drop-in of an earlier repair was left on " + host.address() + ": " + file.path()
                                + ".",
                        "Read it, delete it, `systemctl daemon-reload`, then ask again."));
    }

    private static Optional<Refusal> data(
            Picture.Clear picture, Member failed, HostView.Reached host, HostView.UnitFacts unit) {
        if (unit.setting("ETCD_WAL_DIR").isPresent()) {
            return no(
                    failed,
                    "Its log lives apart from its data (ETCD_WAL_DIR is set), and setting only one aside would bring"
                            + " the old id back.",
                    "Replace this one by hand; separate WAL directories are not built yet.");
        }
        var data = host.facts().data();
        if (data.isEmpty() || !data.get().path().startsWith("/")) {
            return no(
                    failed,
                    "The settings of " + unit.name() + " on " + host.address() + " name no absolute data directory.",
                    "Set ETCD_DATA_DIR or --data-dir to an absolute path, then ask again.");
        }
        var wal = data.get().wal();
        var expected = new HostView.WalIdentity(failed.id(), picture.id());
        return wal.isPresent() && !wal.get().equals(expected)
                ? no(
                        failed,
                        data.get().path() + " on " + host.address() + " holds the log of member "
                                + wal.get().member() + " of cluster "
                                + wal.get().cluster() + ", not of this one: a wrong host or volume.",
                        "Find out whose data this is before anybody touches it.")
                : Optional.empty();
    }

    private static Optional<Refusal> space(ClusterState seen, Member failed, HostView.Reached host) {
        var database = seen.answered().stream()
                .mapToLong(view -> view.status().dbBytes())
                .max()
                .orElse(0);
        var needed = WAL_BYTES + 2 * database + SPARE_BYTES;
        return host.facts().freeBytes() < needed
                ? no(
                        failed,
                        "The disk of " + host.address() + " has " + host.facts().freeBytes() / MIB
                                + " MiB free; a new member needs " + needed / MIB
                                + " MiB (two log segments, the database twice, some room).",
                        "Free space there first; that alone may bring the member back: then `systemctl restart` and"
                                + " ask `health`.")
                : Optional.empty();
    }

    private static Optional<Refusal> version(Picture.Clear picture, Member failed, HostView.Reached host) {
        var running = Overrides.oldestVersion(picture);
        return host.facts()
                .etcdVersion()
                .filter(installed -> !installed.sameMinor(running))
                .flatMap(installed -> no(
                        failed,
                        "etcd " + installed + " is installed on " + host.address() + ", the cluster runs " + running
                                + "; mixed minor versions belong into an upgrade.",
                        "Install " + running + " there, then ask again."));
    }

    private static Optional<Refusal> no(Member member, String why, String instead) {
        return Optional.of(Refusals.of(member, why, instead));
    }
}
