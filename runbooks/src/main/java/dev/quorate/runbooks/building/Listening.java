package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Url;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a unit's lasting settings are those of a member that the others can reach. Without them etcd
/// listens on localhost only and tells the others so.
final class Listening {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    private Listening() {}

    static Optional<String> problem(HostView.UnitFacts unit, Address address, Url peer, Url client) {
        return listens(unit, "ETCD_LISTEN_PEER_URLS", address, peer)
                .or(() -> listens(unit, "ETCD_LISTEN_CLIENT_URLS", address, client))
                .or(() -> tells(unit, "ETCD_ADVERTISE_CLIENT_URLS", client))
                .or(() -> tells(unit, "ETCD_INITIAL_ADVERTISE_PEER_URLS", peer));
    }

    private static Optional<String> listens(HostView.UnitFacts unit, String variable, Address address, Url wanted) {
        var listening = urls(unit, variable).stream()
                .anyMatch(url -> url.scheme().equals(wanted.scheme())
                        && url.port() == wanted.port()
                        && (url.host().equals(address.value()) || EVERYWHERE.contains(url.host())));
        return listening ? Optional.empty() : Optional.of(says(unit, variable) + ", and it must listen for " + wanted);
    }

    private static Optional<String> tells(HostView.UnitFacts unit, String variable, Url wanted) {
        return urls(unit, variable).contains(wanted)
                ? Optional.empty()
                : Optional.of(says(unit, variable) + ", and the others must hear " + wanted);
    }

    private static String says(HostView.UnitFacts unit, String variable) {
        return unit.setting(variable)
                .map(value -> "sets " + Bootstrap.key(variable) + " to " + value)
                .orElse("does not set " + Bootstrap.key(variable));
    }

    private static List<Url> urls(HostView.UnitFacts unit, String variable) {
        return Arrays.stream(unit.setting(variable).orElse("").split(",", -1))
                .flatMap(text -> Url.parse(text.strip()).stream())
                .toList();
    }
}
