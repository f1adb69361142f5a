package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Genesis;
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

/// One host of the rehearsal: a unit with drop-ins that systemd has or has not read, a data directory, and
/// perhaps an etcd in it. Guarded by its cluster.
final class SimulatedHost {
    static final String UNIT = "etcd2.service";
    static final String DATA = "/var/lib/etcd2";
    private static final String PROXY = "proxy";
    private static final String DISCOVERY = "http://10.0.1.254:7379/v2/keys/discovery/lab";
    private static final String CLOUDINIT = "/etc/systemd/system/etcd2.service.d/20-cloudinit.conf";
    private static final long MIB = 1024 * 1024;

    /// What it is at the beginning. A proxy came late to a full discovery token; a spare is installed and
    /// configured, and nothing starts it.
    enum Kind {
        MEMBER,
        PROXY,
        SPARE
    }

    private final Kind kind;
    private final Version version;

    final Address address;
    final String name;
    final String machineId;
    int boots = 1;
    boolean reachable = true;
    boolean frozen;
    /// etcd exits at each start, whatever its settings.
    boolean broken;
    boolean running;
    boolean wanted;
    boolean masked;
    boolean enabled;
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

    SimulatedHost(int number, Kind kind, Version version) {
        this.kind = kind;
        this.version = version;
        wanted = kind != Kind.SPARE;
        enabled = kind != Kind.SPARE;
        address = new Address("10.0.1." + number);
        name = "node" + number;
        machineId = Fingerprint.sha256("machine " + number).substring(0, 32);
        files.put(CLOUDINIT, cloudinit());
        reload();
    }

    private String cloudinit() {
        var text = new StringBuilder("[Service]\n");
        text.append(setting("ETCD_LISTEN_PEER_URLS", peerUrl()));
        text.append(setting("ETCD_LISTEN_CLIENT_URLS", clientUrl()));
        text.append(setting("ETCD_INITIAL_ADVERTISE_PEER_URLS", peerUrl()));
        text.append(setting("ETCD_ADVERTISE_CLIENT_URLS", clientUrl()));
        return kind == Kind.SPARE
                ? text.toString()
                : text.append(setting("ETCD_DISCOVERY", DISCOVERY)).toString();
    }

    private static String setting(String variable, Object value) {
        return "Environment=\"" + variable + "=" + value + "\"\n";
    }

    Url clientUrl() {
        return new Url("http", address.value(), 2379);
    }

    Url peerUrl() {
        return new Url("http", address.value(), 2380);
    }

    boolean isAside(String suffix) {
        return aside.containsKey(suffix)
                || entries.contains("member." + suffix)
                || entries.contains(PROXY + "." + suffix);
    }

    void setAside(String suffix) {
        log.ifPresent(id -> aside.put(suffix, id));
        log = Optional.empty();
        rename(PROXY, PROXY + "." + suffix);
    }

    void putBack(String suffix) {
        log = Optional.ofNullable(aside.remove(suffix));
        rename(PROXY + "." + suffix, PROXY);
    }

    private void rename(String from, String to) {
        if (entries.remove(from)) {
            entries.add(to);
        }
    }

    /// Whether a start makes a proxy of it: its data says so, or its discovery token is full and it has no
    /// data.
    boolean startsAsProxy() {
        return entries.contains(PROXY) || (kind == Kind.PROXY && environment().containsKey("ETCD_DISCOVERY"));
    }

    void becomesProxy() {
        entries.add(PROXY);
        running = true;
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

    /// Of two files of one name the one in /etc hides the one in /run: their paths sort that way.
    void reload() {
        loaded.clear();
        var byName = new TreeMap<String, String>();
        files.keySet().forEach(path -> byName.putIfAbsent(fileName(path), path));
        byName.values().forEach(path -> loaded.put(path, files.getOrDefault(path, "")));
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
        var wal = log.map(id -> new HostView.WalIdentity(id, restored().orElse(cluster)));
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
                Optional.of(version));
    }

    /// The cluster that its data was restored for and that has not begun yet.
    private Optional<ClusterId> restored() {
        return founding.flatMap(made -> Genesis.of(made.token(), SimulatedSystemd.founders(made.initialCluster())))
                .map(Genesis::clusterId);
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
