package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Repairs;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Refusal;
import java.util.Optional;

/// What a host has to say against becoming a member, or a member anew.
public final class HostGuards {
    private static final long MIB = 1024 * 1024;
    /// etcd preallocates two WAL segments of 64 MiB at its first start.
    private static final long WAL_BYTES = 2 * 64 * MIB;

    private static final long SPARE_BYTES = 32 * MIB;

    private final Saying saying;
    private final ClusterState seen;
    private final HostView.Reached host;
    private final HostView.UnitFacts unit;

    public HostGuards(Saying saying, ClusterState seen, Workplace place) {
        this.saying = saying;
        this.seen = seen;
        this.host = place.host();
        this.unit = place.unit();
    }

    /// Its unit can be stopped, changed and started by us, and nothing of an earlier repair is in the way.
    public Optional<Refusal> unit() {
        return forcesNewCluster()
                .or(this::leftover)
                .or(this::masked)
                .or(this::cannotBeMasked)
                .or(this::needsReload);
    }

    /// Room for a member's data, and the version that the cluster runs.
    public Optional<Refusal> roomFor(Version running) {
        return space().or(() -> version(running));
    }

    private Optional<Refusal> masked() {
        return saying.because(
                unit.masked(),
                unit.name() + " on " + host.address() + " is masked, so systemd cannot tell what it would start.",
                "Lift the mask with `systemctl unmask --runtime " + unit.name()
                        + "` (and without --runtime if it was masked for good), then ask again.");
    }

    /// A mask until the next boot lives in /run, which a unit file in /etc hides: systemd says yes and masks
    /// nothing.
    private Optional<Refusal> cannotBeMasked() {
        return saying.because(
                unit.fragmentPath().startsWith("/etc/"),
                unit.name() + " on " + host.address() + " is installed as " + unit.fragmentPath()
                        + ", where a runtime mask has no effect, so it could start in the middle.",
                "Move the file to /usr/local/lib/systemd/system, `systemctl daemon-reload`, then ask again.");
    }

    private Optional<Refusal> needsReload() {
        return saying.because(
                unit.needsReload(),
                "The files of " + unit.name() + " on " + host.address()
                        + " were changed and systemd has not read them yet; my reload would bring in what you"
                        + " have not seen.",
                "Look at `systemctl cat " + unit.name() + "`, run `systemctl daemon-reload`, then ask again.");
    }

    /// A forgotten force-new-cluster throws out every other member at the next restart (N09), wherever it is
    /// set.
    private Optional<Refusal> forcesNewCluster() {
        return seen.hosts().stream()
                .filter(one ->
                        one.unit().filter(HostView.UnitFacts::forcesNewCluster).isPresent())
                .findFirst()
                .map(one -> saying.no(
                        "force-new-cluster is still set on " + one.address()
                                + ": its next restart would throw every other member out.",
                        "Take the setting out (look for 98-force-new-cluster.conf), `systemctl daemon-reload`,"
                                + " then ask again."));
    }

    /// On whatever host, in whatever directory: one of ours in /etc would also hide the one that we write to
    /// /run.
    private Optional<Refusal> leftover() {
        return seen.hosts().stream()
                .flatMap(one -> one.unit().stream()
                        .flatMap(facts -> facts.dropIns().stream())
                        .filter(file -> Repairs.isOne(file.fileName()))
                        .map(file -> leftover(one, file)))
                .findFirst();
    }

    private Refusal leftover(HostView where, HostView.DropIn file) {
        return saying.no(
                "A temporary drop-in of an earlier repair was left on " + where.address() + ": " + file.path() + ".",
                "Read it, delete it, `systemctl daemon-reload`, then ask again.");
    }

    /// The data directory is one that can be set aside whole.
    public Optional<Refusal> directory() {
        if (unit.setting("ETCD_WAL_DIR").isPresent()) {
            return Optional.of(saying.no(
                    "Its log lives apart from its data (ETCD_WAL_DIR is set), and setting only one aside would bring"
                            + " the old id back.",
                    "Do this one by hand; separate WAL directories are not built yet."));
        }
        var data = host.facts().data();
        return saying.because(
                data.isEmpty() || !data.get().path().startsWith("/"),
                "The settings of " + unit.name() + " on " + host.address() + " name no absolute data directory.",
                "Set ETCD_DATA_DIR or --data-dir to an absolute path, then ask again.");
    }

    /// A log that is there is this member's.
    public Optional<Refusal> logOf(MemberId member, ClusterId cluster) {
        var expected = new HostView.WalIdentity(member, cluster);
        return host.facts()
                .data()
                .flatMap(HostView.DataDirectory::wal)
                .filter(wal -> !wal.equals(expected))
                .map(wal -> saying.no(
                        holdsLogOf(wal) + ", not of member " + member + ": a wrong host, a wrong disk or an old copy.",
                        "Find out whose data this is before anybody touches it."));
    }

    /// No log is there: the host has never been a member of anything.
    public Optional<Refusal> noLog() {
        return host.facts()
                .data()
                .flatMap(HostView.DataDirectory::wal)
                .map(wal -> saying.no(
                        holdsLogOf(wal) + "; a host that is to join holds none.",
                        "Find out whose data this is. If it is what a removed member left, move its `member` directory"
                                + " away, then ask again."));
    }

    private String holdsLogOf(HostView.WalIdentity wal) {
        return host.facts().data().orElseThrow().path() + " on " + host.address() + " holds the log of member "
                + wal.member() + " of cluster " + wal.cluster();
    }

    private Optional<Refusal> space() {
        var database = seen.answered().stream()
                .mapToLong(view -> view.status().dbBytes())
                .max()
                .orElse(0);
        var needed = WAL_BYTES + 2 * database + SPARE_BYTES;
        return saying.because(
                host.facts().freeBytes() < needed,
                "The disk of " + host.address() + " has " + host.facts().freeBytes() / MIB
                        + " MiB free; a new member needs " + needed / MIB
                        + " MiB (two log segments, the database twice, some room).",
                "Free space there, then ask again. If a member died of it, that and `systemctl restart` may do: see"
                        + " `health`.");
    }

    private Optional<Refusal> version(Version running) {
        return host.facts()
                .etcdVersion()
                .filter(installed -> !installed.sameMinor(running))
                .map(installed -> saying.no(
                        "etcd " + installed + " is installed on " + host.address() + ", the cluster runs " + running
                                + "; mixed minor versions belong into an upgrade.",
                        "Install " + running + " there, then ask again."));
    }
}
