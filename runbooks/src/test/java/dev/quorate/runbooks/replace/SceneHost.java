package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One host of a scene, every fact a field: etcd2.service with a discovery URL in a drop-in, running, with its log.
final class SceneHost {
    final Address address;
    String machineId;
    String bootId;
    String hostName;
    Duration skew = Duration.ofMillis(3);
    Optional<HostView.Owner> owner = Optional.empty();
    Optional<HostView.Unreached> unreached = Optional.empty();

    String unit = "etcd2.service";
    String fragmentPath = "/usr/lib/systemd/system/etcd2.service";
    String user = "etcd";
    String loadState = "loaded";
    String activeState = "active";
    String subState = "running";
    int restarts;
    boolean needsReload;
    final List<HostView.DropIn> dropIns = new ArrayList<>();
    final List<String> loadedDropIns = new ArrayList<>();
    final TreeMap<String, String> environment = new TreeMap<>();
    final List<String> environmentFiles = new ArrayList<>();
    List<String> arguments = List.of("/usr/bin/etcd2");
    long mainPid = 1001;
    String enablement = "enabled";
    Optional<HostView.ConfigFile> configFile = Optional.empty();
    final List<HostView.DropIn> settingsFiles = new ArrayList<>();

    String dataPath = "/var/lib/etcd2";
    String dataMode = "700";
    final List<String> entries = new ArrayList<>(List.of("member"));
    Optional<HostView.WalIdentity> wal;
    boolean dataKnown = true;
    long freeBytes = 800L << 20;
    Optional<Version> installed = Version.parse("3.4.23");

    SceneHost(int number) {
        address = Scene.address(number);
        machineId = "c0ffee00000000000000000000000" + (100 + number);
        bootId = "b007" + number;
        hostName = "node" + number;
        wal = Optional.of(new HostView.WalIdentity(Scene.id(number), Scene.CLUSTER));
        addDropIn("/etc/systemd/system/etcd2.service.d/20-cloudinit.conf", "0a".repeat(32));
        environment.put("ETCD_NAME", "node" + number);
        environment.put("ETCD_DATA_DIR", "/var/lib/etcd2");
        environment.put("ETCD_DISCOVERY", "http://10.0.1.254:7379/v2/keys/discovery/lab");
    }

    void addDropIn(String path, String sha256) {
        dropIns.add(new HostView.DropIn(path, sha256));
        loadedDropIns.add(path);
    }

    /// systemd starts it again and again in vain; its log is there.
    void crashLoops() {
        activeState = "activating";
        subState = "auto-restart";
        mainPid = 0;
        restarts = 12;
    }

    /// Stopped and masked, as a fence leaves it: systemd computes nothing then.
    void fenced() {
        loadState = "masked";
        activeState = "inactive";
        subState = "dead";
        mainPid = 0;
        loadedDropIns.clear();
        environment.clear();
        arguments = List.of();
    }

    void wiped() {
        entries.remove("member");
        wal = Optional.empty();
    }

    void isUnreached(HostView.Obstacle obstacle, String why, String instead) {
        unreached = Optional.of(new HostView.Unreached(address, evidence(), obstacle, why, instead));
    }

    HostView view() {
        return unreached
                .<HostView>map(view -> view)
                .orElseGet(() -> new HostView.Reached(address, evidence(), facts()));
    }

    private HostView.Facts facts() {
        return new HostView.Facts(
                machineId,
                bootId,
                hostName,
                skew,
                owner.orElseGet(() -> new HostView.Unit(unitFacts())),
                dataKnown
                        ? Optional.of(new HostView.DataDirectory(dataPath, true, dataMode, "etcd", entries, wal))
                        : Optional.empty(),
                freeBytes,
                installed);
    }

    private HostView.UnitFacts unitFacts() {
        return new HostView.UnitFacts(
                unit,
                fragmentPath,
                user,
                loadState,
                activeState,
                subState,
                "always",
                restarts,
                needsReload,
                dropIns,
                loadedDropIns,
                environment,
                environmentFiles,
                arguments,
                mainPid,
                enablement,
                configFile,
                settingsFiles);
    }

    private Evidence evidence() {
        return new Evidence(Scene.AT, "ssh " + address, Duration.ofMillis(40));
    }
}
