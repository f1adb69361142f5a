package dev.quorate.deploy.config;

import dev.quorate.core.approval.Policy;
import java.util.List;
import java.util.stream.Stream;

/// Everything that the operator's file says, checked as far as reading alone can check it.
public record Configuration(
        Store store,
        List<ClusterSettings> clusters,
        ConfiguredPeople people,
        Policy policy,
        Chats chats,
        Witnesses witnesses) {
    public Configuration {
        clusters = List.copyOf(clusters);
    }

    /// Every room that something is told in, once: the clusters' and the witnesses'.
    public List<String> rooms() {
        return Stream.concat(
                        clusters.stream().flatMap(cluster -> cluster.inventory().rooms().stream()),
                        witnesses.rooms().stream())
                .distinct()
                .toList();
    }
}
