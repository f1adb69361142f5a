package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.LogRead;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// One host of the rehearsal: a unit with drop-ins that systemd has or has not read, a data directory, and perhaps an
/// etcd in it. Guarded by its cluster.
final class SimulatedHost {
    static final String UNIT = "etcd2.service";
    static final String DATA = "/var/lib/etcd2";
    private static final String CLOUDINIT = "/etc/systemd/system/etcd2.service.d/20-cloudinit.conf";
    private static final long MIB = 1024 * 1024;

    final Address address;
    final String name;
    final String machineId;
    int boots = 1;
    boolean reachable = true;
    boolean frozen;
    boolean running;
    boolean wanted = true;
    boolean masked;
    boolean enabled = true;
    boolean needsReload;
    int restarts;
    long freeBytes = 800 * MIB;
    Optional<MemberId> log = Optional.empty();
    final TreeMap<String, String> files = new TreeMap<>();
    /// Files of ours in /run/quorate.
    final TreeMap<String, String> settingsFiles = new TreeMap<>();
    /// What else lies in the data directory.
    final TreeSet<String> entries = new TreeSet<>();
    /// The cluster that its data was restored for, until it starts.
    Optional<Action.RestoreData> founding = Optional.empty();
    /// Who reads the unit's journal.
    final List<Consumer<String>> readers = new CopyOnWriteArrayList<>();
    /// The drop-ins as systemd last read them.
    private final LinkedHashMap<String, String> loaded = new LinkedHashMap<>();
    /// The logs that were set aside, by suffix.
    private final TreeMap<String, MemberId> aside = new TreeMap<>();

    SimulatedHost(int number) {
        address = new Address("10.0.1." + number);
        name = "node" + number;
        machineId = Fingerprint.sha256("machine " + number).substring(0, 32);
        files.put(
                CLOUDINIT, "[Service]\nEnvironment=\"ETCD_DISCOVERY=http://10.0.1.254:7379/v2/keys/discovery/lab\"\n");
        reload();
    }

    Url clientUrl() {
        return new Url("http", address.value(), 2379);
    }

    Url peerUrl() {
        return new Url("http", address.value(), 2380);
    }

    boolean isAside(String suffix) {
        return aside.containsKey(suffix);
    }

    void setAside(String suffix) {
        log.ifPresent(id -> aside.put(suffix, id));
        log = Optional.empty();
    }

    void putBack(String suffix) {
        log = Optional.ofNullable(aside.remove(suffix));
    }

    /// A line of the unit's journal, to those who read it now.
    void says(String line) {
        readers.forEach(reader -> reader.accept(line));
    }

    /// What was in /run is gone, and the unit is to start as its remaining files say.
    void reboot() {
        boots++;
        masked = false;
        files.keySet().removeIf(path -> path.startsWith("/run/"));
        settingsFiles.clear();
        reload();
        running = false;
        wanted = enabled;
    }

    String bootId() {
        return Fingerprint.sha256(name + " boot " + boots).substring(0, 32);
    }

    boolean answers() {
        return running && !frozen;
    }

    /// The variables that a start would see: the unit's own and those of the drop-ins that systemd has read.
    SortedMap<String, String> environment() {
        var variables = new TreeMap<String, String>();
        variables.put("ETCD_NAME", machineId);
        variables.put("ETCD_DATA_DIR", DATA);
        loaded.values().stream().flatMap(String::lines).forEach(line -> {
            if (line.startsWith("Environment=\"") && line.endsWith("\"")) {
                var assignment = line.substring("Environment=\"".length(), line.length() - 1);
                var equals = assignment.indexOf('=');
                variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
            } else if (line.startsWith("UnsetEnvironment=")) {
                variables.remove(line.substring("UnsetEnvironment=".length()));
            }
        });
        return variables;
    }

    void reload() {
        loaded.clear();
        files.entrySet().stream()
                .sorted(Comparator.comparing(file -> fileName(file.getKey())))
                .forEach(file -> loaded.put(file.getKey(), file.getValue()));
        needsReload = false;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    LogRead readLog(String directory, SimulatedRaft raft) {
        if (running) {
            return new LogRead.NotRead(address + ": a process holds files in " + directory + "; stop it first.");
        }
        return log.filter(_ -> directory.equals(DATA))
                .<LogRead>map(id -> new LogRead.Read(raft.end(id)))
                .orElseGet(() -> new LogRead.NotRead(address + ": " + directory + " holds no log."));
    }

    HostView.Facts facts(ClusterId cluster, boolean withFocus) {
        var wal = log.map(id -> new HostView.WalIdentity(id, cluster));
        var names = new TreeSet<>(entries);
        wal.ifPresent(_ -> names.add("member"));
        aside.keySet().forEach(suffix -> names.add("member." + suffix));
        var data = new HostView.DataDirectory(DATA, true, "700", "etcd", List.copyOf(names), wal);
        return new HostView.Facts(
                machineId,
                bootId(),
                name,
                Duration.ZERO,
                new HostView.Unit(unit()),
                masked && !withFocus ? Optional.empty() : Optional.of(data),
                freeBytes,
                Optional.of(new Version(3, 4, 23)));
    }

    private HostView.UnitFacts unit() {
        return new HostView.UnitFacts(
                UNIT,
                masked ? "/run/systemd/system/" + UNIT : "/usr/lib/systemd/system/" + UNIT,
                masked ? "" : "etcd",
                masked ? "masked" : "loaded",
                running ? "active" : wanted && !masked ? "activating" : "inactive",
                running ? "running" : wanted && !masked ? "auto-restart" : "dead",
                masked ? "no" : "always",
                restarts,
                needsReload,
                files.entrySet().stream()
                        .map(file -> new HostView.DropIn(file.getKey(), Fingerprint.sha256(file.getValue())))
                        .sorted(Comparator.comparing(HostView.DropIn::fileName))
                        .toList(),
                masked ? List.of() : List.copyOf(loaded.keySet()),
                masked ? new TreeMap<>() : environment(),
                List.of(),
                masked ? List.of() : List.of("/usr/bin/etcd"),
                running ? 1000 + boots : 0,
                masked ? "masked-runtime" : enabled ? "enabled" : "disabled",
                Optional.empty(),
                settingsFiles.entrySet().stream()
                        .map(file -> new HostView.DropIn(file.getKey(), Fingerprint.sha256(file.getValue())))
                        .toList());
    }
}
