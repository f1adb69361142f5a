package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The settings with which an empty member joins, by etcd's variables, and those that contradict them.
///
/// - `others`: everybody that is a member already. Joining compares peer URLs only and wants unique names.
/// - `name`: the joining member's own
public record Bootstrap(List<Seat> others, String name, List<Url> own) {
    public record Seat(String name, List<Url> peerUrls) {}

    private static final List<String> SETTINGS = List.of(
            "ETCD_DISCOVERY",
            "ETCD_DISCOVERY_SRV",
            "ETCD_DISCOVERY_SRV_NAME",
            "ETCD_DISCOVERY_PROXY",
            "ETCD_DISCOVERY_FALLBACK",
            "ETCD_INITIAL_CLUSTER",
            "ETCD_INITIAL_CLUSTER_STATE");

    /// What must be set for the joining start.
    SortedMap<String, String> settings() {
        var settings = new TreeMap<String, String>();
        settings.put("ETCD_INITIAL_CLUSTER", initialCluster());
        settings.put("ETCD_INITIAL_CLUSTER_STATE", "existing");
        return settings;
    }

    private String initialCluster() {
        var seats = new ArrayList<>(others);
        seats.add(new Seat(name, own));
        return seats.stream()
                .flatMap(seat -> seat.peerUrls().stream().map(url -> seat.name() + "=" + url))
                .collect(Collectors.joining(","));
    }

    /// Every bootstrap setting, by its variable.
    static List<String> all() {
        return SETTINGS;
    }

    /// `initial-cluster` of `ETCD_INITIAL_CLUSTER`: the flag, and the key in a configuration file.
    static String key(String variable) {
        return variable.substring("ETCD_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean isFlag(String flag) {
        return SETTINGS.stream().map(Bootstrap::key).anyMatch(key -> flag.equals("--" + key) || flag.equals("-" + key));
    }
}
