package dev.quorate.core.desk;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Inventory;
import java.util.List;
import java.util.Optional;

/// Members that the endpoints tell of and that are on a host of the configuration without being an endpoint
/// of it: one that a plan has added. They are asked, too. An address that the configuration does not name is
/// never dialed.
final class Newcomers {
    private Newcomers() {}

    static List<Url> of(List<EndpointView> views, Inventory inventory) {
        return views.stream()
                .flatMap(view -> members(view).stream())
                .filter(Member::started)
                .flatMap(member -> member.peerUrls().stream())
                .map(url -> inventory.endpointAt(url.address()))
                .flatMap(Optional::stream)
                .filter(url -> !inventory.endpoints().contains(url))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Member> members(EndpointView view) {
        return view instanceof EndpointView.Answered answered
                        && answered.reading() instanceof EndpointView.Current current
                ? current.members()
                : List.of();
    }
}
