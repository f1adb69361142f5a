package dev.quorate.core.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one host showed over SSH, or why we could not look.
public sealed interface HostView {
    Address address();

    Evidence evidence();

    record Reached(Address address, Evidence evidence, Facts facts) implements HostView {}

    /// `why` is one clause for people; `instead` says what to do about it.
    record Unreached(Address address, Evidence evidence, Obstacle obstacle, String why, String instead)
            implements HostView {}

    /// Why a host cannot be looked at. NO_SUDO: login works, but the rights that a run needs are not there.
    enum Obstacle {
        UNREACHABLE,
        TIMEOUT,
        HOST_KEY,
        LOGIN,
        NO_SUDO,
        OTHER
    }

    /// What we saw on the host in one visit.
    ///
    /// - `machineId`, `bootId`: /etc/machine-id and the kernel's boot id; a new boot id means that /run was
    ///   emptied
    /// - `skew`: the host's clock minus ours, as good as half the visit took
    /// - `owner`: who runs etcd here
    /// - `freeBytes`: free space on the file system of the data directory
    /// - `etcdVersion`: of the binary that the unit would start
    record Facts(
            String machineId,
            String bootId,
            String hostName,
            Duration skew,
            Owner owner,
            Optional<DataDirectory> data,
            long freeBytes,
            Optional<Version> etcdVersion) {
        public Facts with(DataDirectory other) {
            return new Facts(machineId, bootId, hostName, skew, owner, Optional.of(other), freeBytes, etcdVersion);
        }
    }

    /// Who owns etcd on a host. Host plans exist for a systemd unit only.
    sealed interface Owner {}

    /// A systemd unit, found by its process or, when stopped, among the installed units.
    record Unit(UnitFacts facts) implements Owner {}

    /// Somebody else restarts etcd here and would undo or fight our steps: kubelet, a container runtime, k3s.
    record Foreign(String name) implements Owner {}

    /// No unit and no process of etcd was found; `why` says where we looked.
    record Nobody(String why) implements Owner {}

    /// A unit as systemd computed it from its file and all drop-ins, not as any one file says.
    ///
    /// - `environment`: what a start would hand to etcd: EnvironmentFile over Environment, minus
    ///   UnsetEnvironment
    /// - `arguments`: argv of ExecStart, program first
    /// - `dropIns`: the files on disk in all of the unit's drop-in directories, in the order systemd reads them
    /// - `loadedDropIns`: the paths that systemd says it has read; none while the unit is masked
    /// - `user`: what User= says, empty where it says nothing: then PID 1 starts it as root, and a wrapper
    ///   may drop that
    /// - `mainPid`: zero when no process runs
    /// - `enablement`: what a boot makes of it, in systemd's words: enabled, disabled, static, masked-runtime
    /// - `configFile`: the file that `--config-file` names; etcd ignores variables and flags beside it
    /// - `settingsFiles`: the files of ours in /run/quorate
    record UnitFacts(
            String name,
            String fragmentPath,
            String user,
            String loadState,
            String activeState,
            String subState,
            String restart,
            int restarts,
            boolean needsReload,
            List<DropIn> dropIns,
            List<String> loadedDropIns,
            SortedMap<String, String> environment,
            List<String> environmentFiles,
            List<String> arguments,
            long mainPid,
            String enablement,
            Optional<ConfigFile> configFile,
            List<DropIn> settingsFiles) {
        public UnitFacts {
            settingsFiles = List.copyOf(settingsFiles);
            dropIns = List.copyOf(dropIns);
            loadedDropIns = List.copyOf(loadedDropIns);
            environment = new TreeMap<>(environment);
            environmentFiles = List.copyOf(environmentFiles);
            arguments = List.copyOf(arguments);
        }

        /// Enabled, without a configuration file and without files of ours.
        public UnitFacts(
                String name,
                String fragmentPath,
                String user,
                String loadState,
                String activeState,
                String subState,
                String restart,
                int restarts,
                boolean needsReload,
                List<DropIn> dropIns,
                List<String> loadedDropIns,
                SortedMap<String, String> environment,
                List<String> environmentFiles,
                List<String> arguments,
                long mainPid) {
            this(
                    name,
                    fragmentPath,
                    user,
                    loadState,
                    activeState,
                    subState,
                    restart,
                    restarts,
                    needsReload,
                    dropIns,
                    loadedDropIns,
                    environment,
                    environmentFiles,
                    arguments,
                    mainPid,
                    "enabled",
                    Optional.empty(),
                    List.of());
        }

        public boolean running() {
            return mainPid != 0;
        }

        /// Down and staying down: a unit between two automatic restarts is not stopped.
        public boolean stopped() {
            return mainPid == 0 && (activeState.equals("inactive") || activeState.equals("failed"));
        }

        public boolean masked() {
            return loadState.equals("masked");
        }

        public boolean crashLoops() {
            return subState.equals("auto-restart");
        }

        /// The name under which the next start publishes itself: etcd's own default where the settings give none.
        public String memberName() {
            return setting("ETCD_NAME").orElse("default");
        }

        /// Whether the next start would throw every other member out of the list (N09), wherever that is set.
        public boolean forcesNewCluster() {
            return setting("ETCD_FORCE_NEW_CLUSTER")
                    .filter(value -> !value.equals("false"))
                    .isPresent();
        }

        /// Whether a boot would start it.
        public boolean startsAtBoot() {
            return enablement.startsWith("enabled");
        }

        /// What the next start would see of one setting: from the configuration file alone where there is
        /// one, else from the command line or the environment.
        public Optional<String> setting(String variable) {
            var name = variable.substring("ETCD_".length())
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', '-');
            return configFile.isPresent()
                    ? Optional.ofNullable(configFile.get().settings().get(name))
                    : Settings.ofFlag(arguments, "--" + name).or(() -> Optional.ofNullable(environment.get(variable)));
        }
    }

    /// A drop-in that systemd reads for the unit. `sha256` in hex of its bytes.
    record DropIn(String path, String sha256) {
        public String fileName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /// A configuration file of etcd. `settings` are its values by key, those of a nested block as `block.key`.
    record ConfigFile(String path, String text, SortedMap<String, String> settings) {
        public ConfigFile {
            settings = new TreeMap<>(settings);
        }
    }

    /// The data directory that the unit's settings name.
    ///
    /// - `wal`: the ids that the write-ahead log was made for, empty where there is none; a directory with a
    ///   WAL ignores every bootstrap setting
    /// - `entries`: names in the directory
    /// - `end`: where the log ends; known only of a stopped member of a cluster without quorum
    record DataDirectory(
            String path,
            boolean exists,
            String mode,
            String owner,
            List<String> entries,
            Optional<WalIdentity> wal,
            Optional<LogEnd> end) {
        public DataDirectory(
                String path,
                boolean exists,
                String mode,
                String owner,
                List<String> entries,
                Optional<WalIdentity> wal) {
            this(path, exists, mode, owner, entries, wal, Optional.empty());
        }

        public DataDirectory {
            entries = entries.stream().sorted().toList();
        }

        public DataDirectory with(Optional<LogEnd> found) {
            return new DataDirectory(path, exists, mode, owner, entries, wal, found);
        }

        public boolean hasMember() {
            return entries.contains("member");
        }

        /// What an etcd leaves that found its discovery token full and became a proxy (lab-facts 2).
        public boolean hasProxy() {
            return entries.contains("proxy");
        }
    }

    /// Whose log a WAL is: the first record after its checksum says so.
    record WalIdentity(MemberId member, ClusterId cluster) {}

    /// Reading flags out of an argv.
    final class Settings {
        private Settings() {}

        /// The value of `--flag=value` or `--flag value`, with one dash or two; the last one wins, as in etcd.
        static Optional<String> ofFlag(List<String> arguments, String flag) {
            Optional<String> found = Optional.empty();
            for (var i = 0; i < arguments.size(); i++) {
                var argument = dashed(arguments.get(i));
                if (argument.startsWith(flag + "=")) {
                    found = Optional.of(argument.substring(flag.length() + 1));
                } else if (argument.equals(flag) && i + 1 < arguments.size()) {
                    found = Optional.of(arguments.get(i + 1));
                }
            }
            return found;
        }

        private static String dashed(String argument) {
            return argument.startsWith("-") && !argument.startsWith("--") ? "-" + argument : argument;
        }
    }

    /// The unit that owns etcd here, if the host was reached and a unit does.
    default Optional<UnitFacts> unit() {
        return seen().flatMap(facts -> facts.owner() instanceof Unit(var unit) ? Optional.of(unit) : Optional.empty());
    }

    default Optional<Facts> seen() {
        return this instanceof Reached reached ? Optional.of(reached.facts()) : Optional.empty();
    }

    default Map<String, String> environment() {
        return unit().<Map<String, String>>map(UnitFacts::environment).orElse(Map.of());
    }
}
