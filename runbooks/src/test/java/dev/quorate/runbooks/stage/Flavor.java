package dev.quorate.runbooks.stage;

import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.cluster.Version;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The kinds of hosts that there are, by where etcd's settings live. Each listens for others and knows a
/// discovery URL.
public enum Flavor {
    /// Variables in drop-ins of etcd2.service.
    ETCD2,
    /// Flags on the ExecStart of etcd-member.service.
    ETCD_MEMBER,
    /// Debian's etcd.service, with variables in its EnvironmentFile.
    ETCD,
    /// A unit with `--config-file`.
    CONFIG_FILE;

    private static final String DISCOVERY = "http://10.0.1.254:7379/v2/keys/discovery/lab";

    /// As files are called after it: `config-file`.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// The host is of this kind, speaks this scheme, and has this version installed.
    public void bend(SceneHost host, String scheme, String version) {
        host.installed = Version.parse(version);
        host.dropIns.clear();
        host.loadedDropIns.clear();
        host.environment.clear();
        var settings = settings(host.address.value(), host.hostName, scheme);
        switch (this) {
            case ETCD2 -> etcd2(host, settings);
            case ETCD_MEMBER -> etcdMember(host, settings);
            case ETCD -> etcd(host, settings);
            case CONFIG_FILE -> configFile(host, settings);
        }
    }

    private static SortedMap<String, String> settings(String at, String name, String scheme) {
        var settings = new TreeMap<String, String>();
        settings.put("name", name);
        settings.put("discovery", DISCOVERY);
        settings.put("listen-peer-urls", scheme + "://0.0.0.0:2380");
        settings.put("listen-client-urls", scheme + "://0.0.0.0:2379," + scheme + "://0.0.0.0:4001");
        settings.put("initial-advertise-peer-urls", scheme + "://" + at + ":2380");
        settings.put("advertise-client-urls", scheme + "://" + at + ":2379");
        if (scheme.equals("https")) {
            settings.put("cert-file", "/etc/etcd/tls/server.pem");
            settings.put("peer-cert-file", "/etc/etcd/tls/peer.pem");
        }
        return settings;
    }

    private static void variables(SceneHost host, SortedMap<String, String> settings) {
        settings.forEach((key, value) -> host.environment.put(
                "ETCD_" + key.toUpperCase(java.util.Locale.ROOT).replace('-', '_'), value));
        host.environment.put("ETCD_DATA_DIR", host.dataPath);
    }

    private static void etcd2(SceneHost host, SortedMap<String, String> settings) {
        host.arguments = List.of("/usr/bin/etcd");
        host.addDropIn("/etc/systemd/system/etcd2.service.d/20-cloudinit.conf", "0a".repeat(32));
        variables(host, settings);
    }

    private static void etcdMember(SceneHost host, SortedMap<String, String> settings) {
        unit(host, "etcd-member.service");
        host.user = "root";
        host.addDropIn("/etc/systemd/system/etcd-member.service.d/20-clct-etcd-member.conf", "0b".repeat(32));
        host.environment.put("ETCD_NAME", host.machineId);
        host.environment.put("ETCD_DATA_DIR", host.dataPath);
        host.environment.put("ETCD_USER", "etcd");
        settings.remove("name");
        host.arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("/usr/lib/coreos/etcd-wrapper", "$ETCD_OPTS"),
                        settings.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()))
                .toList();
    }

    private static void etcd(SceneHost host, SortedMap<String, String> settings) {
        unit(host, "etcd.service");
        host.arguments = List.of("/usr/bin/etcd", "$DAEMON_ARGS");
        host.environmentFiles.add("/etc/default/etcd");
        variables(host, settings);
    }

    private static void configFile(SceneHost host, SortedMap<String, String> settings) {
        unit(host, "etcd.service");
        settings.put("data-dir", host.dataPath);
        host.arguments = List.of("/usr/bin/etcd", "--config-file", "/etc/etcd/etcd.yaml");
        var text = new StringBuilder("# etcd of " + host.hostName + "\n");
        settings.forEach(
                (key, value) -> text.append(key).append(": \"").append(value).append("\"\n"));
        host.configFile = Optional.of(new HostView.ConfigFile("/etc/etcd/etcd.yaml", text.toString(), settings));
    }

    private static void unit(SceneHost host, String unit) {
        host.unit = unit;
        host.fragmentPath = "/usr/lib/systemd/system/" + unit;
        host.dataPath = "/var/lib/etcd";
    }

    /// As a host that was never a member and does not know how to begin: nothing starts it.
    public void spare(SceneHost host, String scheme, String version) {
        bend(host, scheme, version);
        idle(host);
        host.wiped();
        host.enablement = "disabled";
        host.environment.remove("ETCD_DISCOVERY");
        host.arguments = host.arguments.stream()
                .filter(argument -> !argument.startsWith("--discovery"))
                .toList();
        host.configFile = host.configFile.map(file -> {
            var settings = new TreeMap<>(file.settings());
            settings.remove("discovery");
            return new HostView.ConfigFile(
                    file.path(), file.text().replace("discovery: \"" + DISCOVERY + "\"\n", ""), settings);
        });
    }

    /// As a host that came late to a full discovery token.
    public void proxy(SceneHost host, String scheme, String version) {
        bend(host, scheme, version);
        host.wiped();
        host.entries.add("proxy");
    }

    /// Stopped, not masked.
    public static void idle(SceneHost host) {
        host.activeState = "inactive";
        host.subState = "dead";
        host.mainPid = 0;
    }
}
