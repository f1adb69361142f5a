package dev.quorate.deploy.config;

import dev.quorate.core.approval.Policy;
import java.util.List;

/// Everything that the operator's file says, checked as far as reading alone can check it.
///
/// - `notBuiltYet`: complaints, each with its line, about parts that this version reads but cannot serve
public record Configuration(
        Store store,
        List<ClusterSettings> clusters,
        ConfiguredPeople people,
        Policy policy,
        Chats chats,
        List<String> notBuiltYet) {
    public Configuration {
        clusters = List.copyOf(clusters);
        notBuiltYet = List.copyOf(notBuiltYet);
    }
}
