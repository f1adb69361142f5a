package dev.quorate.core.port;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Url;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One cluster as the configuration names it. Only these endpoints and hosts are ever dialed: addresses that
/// a member list advertises are data. `id` is the cluster id that the configuration pins, if it does.
public record Inventory(
        ClusterName name, List<Url> endpoints, List<Address> moreHosts, List<String> rooms, Optional<ClusterId> id) {
    public Inventory {
        endpoints = List.copyOf(endpoints);
        moreHosts = List.copyOf(moreHosts);
        rooms = List.copyOf(rooms);
    }

    /// Without a pinned id.
    public Inventory(ClusterName name, List<Url> endpoints, List<Address> moreHosts, List<String> rooms) {
        this(name, endpoints, moreHosts, rooms, Optional.empty());
    }

    /// Where a member on one of the other hosts is asked: with the scheme and port of the endpoints.
    public Optional<Url> endpointAt(Address host) {
        var like = endpoints.getFirst();
        return moreHosts.contains(host)
                ? Optional.of(new Url(like.scheme(), host.value(), like.port()))
                : Optional.empty();
    }

    public Set<Address> hosts() {
        var hosts = new TreeSet<Address>();
        endpoints.forEach(endpoint -> hosts.add(endpoint.address()));
        hosts.addAll(moreHosts);
        return hosts;
    }
}
