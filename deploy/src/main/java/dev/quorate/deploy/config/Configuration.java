package dev.quorate.deploy.config;

import dev.quorate.core.approval.Policy;
import java.util.List;

/// Everything that the operator's file says, checked as far as reading alone can check it.
public record Configuration(
        Store store, List<ClusterSettings> clusters, ConfiguredPeople people, Policy policy, Chats chats) {
    public Configuration {
        clusters = List.copyOf(clusters);
    }
}
