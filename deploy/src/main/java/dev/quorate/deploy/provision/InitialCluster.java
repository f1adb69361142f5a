package dev.quorate.deploy.provision;

import dev.quorate.core.cluster.Url;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The list of `NAME=URL` with which a member starts for the first time.
record InitialCluster(List<String> items) {
    static InitialCluster of(Settings settings) {
        return new InitialCluster(settings.items("initial-cluster"));
    }

    /// Items that are no `NAME=URL`.
    List<String> malformed() {
        return items.stream()
                .filter(item -> url(item).isEmpty() || item.startsWith("="))
                .toList();
    }

    Set<String> names() {
        return items.stream()
                .filter(item -> item.indexOf('=') > 0)
                .map(item -> item.substring(0, item.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<Url> urls() {
        return items.stream()
                .map(InitialCluster::url)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<Url> urlsOf(String name) {
        return items.stream()
                .filter(item -> item.startsWith(name + "="))
                .map(InitialCluster::url)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Url> url(String item) {
        return Url.parse(item.substring(item.indexOf('=') + 1));
    }
}
