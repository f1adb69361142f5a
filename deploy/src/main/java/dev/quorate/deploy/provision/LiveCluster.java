package dev.quorate.deploy.provision;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Inventory;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A cluster of the configuration and what a look at its endpoints added up to.
public record LiveCluster(Inventory inventory, Picture picture) {
    String name() {
        return inventory.name().value();
    }

    /// Whether any of the hosts is one of its own.
    boolean knows(Collection<Address> hosts) {
        return hosts.stream().anyMatch(inventory.hosts()::contains)
                || members().stream().anyMatch(member -> hosts.stream().anyMatch(member::isAt));
    }

    private List<Member> members() {
        return picture instanceof Picture.Clear clear ? clear.members() : List.of();
    }

    static Set<Url> peerUrls(Picture.Clear picture) {
        return picture.members().stream()
                .flatMap(member -> member.peerUrls().stream())
                .collect(Collectors.toSet());
    }
}
