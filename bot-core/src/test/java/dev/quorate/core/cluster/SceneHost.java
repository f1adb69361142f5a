package dev.quorate.core.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One host of a scene, every fact a field: etcd2.service with a discovery URL in a drop-in, running, with
/// its log.
public final class SceneHost {
    public final Address address;
    public String machineId;
    public String bootId;
    public String hostName;
    public Duration skew = Duration.ofMillis(3);
    public Optional<HostView.Owner> owner = Optional.empty();
    public Optional<HostView.Unreached> unreached = Optional.empty();

    public String unit = "etcd2.service";
    public String fragmentPath = "/usr/lib/systemd/system/etcd2.service";
    public String user = "etcd";
    public String loadState = "loaded";
    public String activeState = "active";
    public String subState = "running";
    public int restarts;
    public boolean needsReload;
    public final List<HostView.DropIn> dropIns = new ArrayList<>();
    public final List<String> loadedDropIns = new ArrayList<>();
    public final TreeMap<String, String> environment = new TreeMap<>();
    public final List<String> environmentFiles = new ArrayList<>();
    public List<String> arguments = List.of("/usr/bin/etcd2");
    public long mainPid = 1001;
    public String enablement = "enabled";
    public Optional<HostView.ConfigFile> configFile = Optional.empty();
    public final List<HostView.DropIn> settingsFiles = new ArrayList<>();

    public String dataPath = "/var/lib/etcd2";
    public String dataMode = "700";
    public final List<String> entries = new ArrayList<>(List.of("member"));
    public Optional<HostView.WalIdentity> wal;
    public Optional<LogEnd> end = Optional.empty();
    public boolean dataKnown = true;
    public long freeBytes = 800L << 20;
    public Optional<Version> installed = Version.parse("3.4.23");

    public SceneHost(int number) {
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

    public void addDropIn(String path, String sha256) {
        dropIns.add(new HostView.DropIn(path, sha256));
        loadedDropIns.add(path);
    }

    /// systemd starts it again and again in vain; its log is there.
    public void crashLoops() {
        activeState = "activating";
        subState = "auto-restart";
        mainPid = 0;
        restarts = 12;
    }

    /// Stopped and masked, as a fence leaves it: systemd computes nothing then.
    public void fenced() {
        loadState = "masked";
        activeState = "inactive";
        subState = "dead";
        mainPid = 0;
        loadedDropIns.clear();
        environment.clear();
        arguments = List.of();
    }

    public void wiped() {
        entries.remove("member");
        wal = Optional.empty();
    }

    public void isUnreached(HostView.Obstacle obstacle, String why, String instead) {
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
                        ? Optional.of(new HostView.DataDirectory(dataPath, true, dataMode, user, entries, wal, end))
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
