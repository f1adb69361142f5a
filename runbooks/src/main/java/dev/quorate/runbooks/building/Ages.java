package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Version;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which version of etcd was seen where, by endpoint or host.
public record Ages(SortedMap<String, Version> seen) {
    public Ages {
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    }

    /// As the members say that answer.
    public static Ages ofMembers(ClusterState seen) {
        var ages = new TreeMap<String, Version>();
        seen.answered()
                .forEach(view -> ages.put(
                        view.endpoint().address().value(), view.status().version()));
        return new Ages(ages);
    }

    /// Some are of one generation and some of the other.
    boolean isMixed() {
        return seen.values().stream().map(Version::generation).distinct().count() > 1;
    }

    /// All that was seen is of this generation, and something was.
    public boolean isAll(Generation generation) {
        return !seen.isEmpty() && seen.values().stream().allMatch(version -> version.generation() == generation);
    }

    public Version oldest() {
        return seen.values().stream().min(Version::compareTo).orElseThrow();
    }

    String words() {
        return seen.entrySet().stream()
                .map(one -> one.getKey() + " has " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
