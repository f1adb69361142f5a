package dev.quorate.host;

import dev.quorate.core.cluster.Genesis;
import dev.quorate.core.cluster.HostView.WalIdentity;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Whose log a restore must make: known before it runs, compared on the host before the data gets its name.
final class Founding {
    private Founding() {}

    /// Empty for a list that etcd would refuse, and where the member is not in it with its peer URL.
    static Optional<WalIdentity> of(Action.RestoreData made) {
        return founders(made.initialCluster())
                .filter(founders -> founders.stream()
                        .anyMatch(one -> one.name().equals(made.memberName())
                                && one.peerUrls().contains(made.peerUrl())))
                .flatMap(founders -> Genesis.of(made.token(), founders))
                .flatMap(genesis -> Optional.ofNullable(genesis.memberIds().get(made.memberName()))
                        .map(member -> new WalIdentity(member, genesis.clusterId())));
    }

    /// Of `NAME=URL,...`, where a name with several URLs stands several times.
    private static Optional<List<Genesis.Founder>> founders(String list) {
        var byName = new LinkedHashMap<String, List<Url>>();
        for (var entry : list.split(",", -1)) {
            var sign = entry.indexOf('=');
            var url = sign < 1 ? Optional.<Url>empty() : Url.parse(entry.substring(sign + 1));
            if (url.isEmpty()) {
                return Optional.empty();
            }
            byName.computeIfAbsent(entry.substring(0, sign), _ -> new ArrayList<>())
                    .add(url.get());
        }
        return Optional.of(byName.entrySet().stream()
                .map(one -> new Genesis.Founder(one.getKey(), one.getValue()))
                .toList());
    }
}
