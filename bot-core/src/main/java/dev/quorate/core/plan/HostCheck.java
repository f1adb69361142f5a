package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Url;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A question about a host, answered by a visit over SSH.
public sealed interface HostCheck extends Check {
    /// The unit is masked and no process of it runs.
    record Fenced(Address host, String unit) implements HostCheck {
        @Override
        public String words() {
            return unit + " on " + host + " is masked and not running";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atUnit(seen, host, found -> {
                if (!found.name().equals(unit)) {
                    return Verdict.never(found.name() + " owns etcd on " + host + ", not " + unit);
                }
                return found.masked() && found.stopped()
                        ? Verdict.holds(unit + " is masked and " + found.activeState())
                        : Verdict.not(unit + " is " + found.loadState() + " and " + found.activeState() + " ("
                                + found.subState() + ")");
            });
        }
    }

    /// The unit may be started again.
    record Unmasked(Address host, String unit) implements HostCheck {
        @Override
        public String words() {
            return unit + " on " + host + " is not masked";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atUnit(
                    seen,
                    host,
                    found -> found.masked()
                            ? Verdict.not(unit + " is masked")
                            : Verdict.holds(unit + " is " + found.loadState() + " and " + found.activeState()));
        }
    }

    /// The data directory holds no `member` and no `proxy`: a start there begins from nothing.
    record NoData(Address host, String dataDirectory) implements HostCheck {
        @Override
        public String words() {
            return dataDirectory + " on " + host + " holds no member data";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atData(seen, host, data -> {
                if (!data.path().equals(dataDirectory)) {
                    return Verdict.never("the data directory is " + data.path() + ", not " + dataDirectory);
                }
                return data.hasMember() || data.entries().contains("proxy")
                        ? Verdict.not(dataDirectory + " holds " + String.join(", ", data.entries()))
                        : Verdict.holds(dataDirectory + " holds "
                                + (data.entries().isEmpty() ? "nothing" : String.join(", ", data.entries())));
            });
        }
    }

    /// Nothing in the data directory carries this suffix: what was set aside is back in its place.
    record NothingAside(Address host, String dataDirectory, String suffix) implements HostCheck {
        @Override
        public String words() {
            return "nothing in " + dataDirectory + " on " + host + " is called *." + suffix;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atData(
                    seen,
                    host,
                    data -> data.entries().stream().noneMatch(name -> name.endsWith("." + suffix))
                            ? Verdict.holds(dataDirectory + " holds " + data.entries())
                            : Verdict.not(dataDirectory + " still holds " + data.entries()));
        }
    }

    /// The file is on the host's disk with these bytes.
    record DropInOnDisk(Address host, String path, String sha256) implements HostCheck {
        @Override
        public String words() {
            return path + " on " + host + " has sha256 " + sha256.substring(0, 12);
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atUnit(
                    seen,
                    host,
                    unit -> files(unit).contains(new HostView.DropIn(path, sha256))
                            ? Verdict.holds(path + " is on disk, sha256 " + sha256.substring(0, 12))
                            : Verdict.not(path + " is not on disk as planned"));
        }
    }

    record DropInGone(Address host, String path) implements HostCheck {
        @Override
        public String words() {
            return path + " on " + host + " is gone";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atUnit(
                    seen,
                    host,
                    unit -> files(unit).stream().noneMatch(file -> file.path().equals(path))
                            ? Verdict.holds(path + " is gone")
                            : Verdict.not(path + " is still there"));
        }
    }

    /// What systemd computed for the next start equals what was planned, byte for byte.
    record Computed(
            Address host,
            String unit,
            SortedMap<String, String> environment,
            List<String> arguments,
            List<String> loadedDropIns,
            SortedMap<String, String> fileSettings)
            implements HostCheck {
        public Computed {
            fileSettings = new TreeMap<>(fileSettings);
            environment = new TreeMap<>(environment);
            arguments = List.copyOf(arguments);
            loadedDropIns = List.copyOf(loadedDropIns);
        }

        @Override
        public String words() {
            return "systemd computes the planned settings for " + unit + " on " + host + ": " + environment.size()
                    + " variables, " + arguments.size() + " words of ExecStart, drop-ins " + loadedDropIns;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atUnit(seen, host, found -> {
                if (found.masked() || found.needsReload()) {
                    return Verdict.not(unit + (found.masked() ? " is masked" : " needs a daemon-reload"));
                }
                return found.environment().equals(environment)
                                && found.arguments().equals(arguments)
                                && found.loadedDropIns().equals(loadedDropIns)
                                && settingsOf(found).equals(fileSettings)
                        ? Verdict.holds("systemd computed the settings as planned: " + environment.size()
                                + " variables, " + arguments.size() + " words of ExecStart, " + loadedDropIns.size()
                                + " drop-ins")
                        : Verdict.not("systemd computed something else: " + difference(found));
            });
        }

        /// As the unit computes now.
        public static Computed asIs(Address host, HostView.UnitFacts unit) {
            return new Computed(
                    host, unit.name(), unit.environment(), unit.arguments(), unit.loadedDropIns(), settingsOf(unit));
        }

        private static SortedMap<String, String> settingsOf(HostView.UnitFacts unit) {
            return unit.configFile().map(HostView.ConfigFile::settings).orElseGet(TreeMap::new);
        }

        /// Names what differs and never prints a value: settings may hold secrets.
        private String difference(HostView.UnitFacts found) {
            if (!found.loadedDropIns().equals(loadedDropIns)) {
                return "drop-ins " + found.loadedDropIns() + " instead of " + loadedDropIns;
            }
            if (!found.arguments().equals(arguments)) {
                return "ExecStart has " + found.arguments().size() + " words that are not the planned "
                        + arguments.size();
            }
            if (!settingsOf(found).equals(fileSettings)) {
                return "the configuration file says something else";
            }
            var keys = new java.util.TreeSet<>(environment.keySet());
            keys.addAll(found.environment().keySet());
            keys.removeIf(key -> java.util.Objects.equals(
                    environment.get(key), found.environment().get(key)));
            var key = keys.getFirst();
            return key + " is not as planned";
        }
    }

    /// The next start of the unit would find a log of the member at this peer URL, under the settings it had
    /// before.
    record RestartsFromLog(Address host, Url peerUrl, ClusterId cluster, Computed settings) implements HostCheck {
        @Override
        public String words() {
            return "the next start on " + host + " rejoins from the log of the member at " + peerUrl + ", and "
                    + settings.words();
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
                    seen,
                    picture -> picture.withPeerUrl(peerUrl)
                            .map(member -> Looking.atData(seen, host, data -> rejoins(seen, data, member)))
                            .orElse(Verdict.never("no member at " + peerUrl + " is in the list")));
        }

        private Verdict rejoins(ClusterState seen, HostView.DataDirectory data, Member member) {
            var wal = data.wal();
            if (wal.isEmpty()) {
                return Verdict.not(data.path() + " holds no log yet");
            }
            if (!wal.get().equals(new HostView.WalIdentity(member.id(), cluster))) {
                return Verdict.never(data.path() + " holds the log of "
                        + wal.get().member() + " in cluster " + wal.get().cluster());
            }
            return switch (settings.on(seen)) {
                case Verdict.Holds _ ->
                    Verdict.holds("the next start rejoins as " + member.id() + " from the log in " + data.path()
                            + "; no drop-in of ours is left");
                case Verdict.Not not -> not;
            };
        }
    }

    /// Whether a boot starts the unit.
    record Enabled(Address host, String unit, boolean enabled) implements HostCheck {
        @Override
        public String words() {
            return unit + " on " + host + (enabled ? " starts at boot" : " does not start at boot");
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atUnit(
                    seen,
                    host,
                    found -> found.startsAtBoot() == enabled
                            ? Verdict.holds(unit + " is " + found.enablement())
                            : Verdict.not(unit + " is " + found.enablement()));
        }
    }

    /// The data directory holds an entry of this name. Ours get their names last, when they are whole.
    record DataEntry(Address host, String dataDirectory, String name) implements HostCheck {
        @Override
        public String words() {
            return dataDirectory + " on " + host + " holds " + name;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atData(
                    seen,
                    host,
                    data -> data.entries().contains(name)
                            ? Verdict.holds(dataDirectory + " holds " + name)
                            : Verdict.not(dataDirectory + " holds " + data.entries()));
        }
    }

    /// A process of the unit runs; whether it is of use only several of them together can show.
    record Runs(Address host, String unit) implements HostCheck {
        @Override
        public String words() {
            return "a process of " + unit + " runs on " + host;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atUnit(
                    seen,
                    host,
                    found -> found.running()
                            ? Verdict.holds(unit + " runs as process " + found.mainPid())
                            : Verdict.not(unit + " is " + found.activeState() + " (" + found.subState() + ")"));
        }
    }

    /// The log in the data directory is that of this member of this cluster.
    record HoldsLog(Address host, String dataDirectory, HostView.WalIdentity log) implements HostCheck {
        @Override
        public String words() {
            return dataDirectory + " on " + host + " holds the log of member " + log.member() + " of cluster "
                    + log.cluster();
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.atData(
                    seen,
                    host,
                    data -> data.wal()
                            .map(found -> found.equals(log)
                                    ? Verdict.holds(words())
                                    : Verdict.not(dataDirectory + " holds the log of member " + found.member()
                                            + " of cluster " + found.cluster()))
                            .orElse(Verdict.not(dataDirectory + " holds no log")));
        }
    }

    /// Drop-ins, and the files of ours that they name.
    private static List<HostView.DropIn> files(HostView.UnitFacts unit) {
        return java.util.stream.Stream.concat(unit.dropIns().stream(), unit.settingsFiles().stream())
                .toList();
    }
}
