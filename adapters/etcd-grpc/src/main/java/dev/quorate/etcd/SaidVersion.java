package dev.quorate.etcd;

import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Version;
import java.util.Optional;

/// What `/version` says: of the member's program, and of the cluster, which is as old as its oldest member.
/// A member of 3.0 in a cluster of 2.3 serves the v2 API only, until the last one is upgraded.
record SaidVersion(Version server, Optional<Version> cluster) {
    /// 2.0 says it in a sentence or under other names. Empty where it is no etcd that answers.
    static Optional<SaidVersion> of(HttpAnswer answer) {
        var json = answer.json();
        return Optional.of(answer)
                .filter(HttpAnswer::isGood)
                .flatMap(_ -> Version.parse(json.path("etcdserver").asText())
                        .or(() -> Version.parse(json.path("releaseVersion").asText()))
                        .or(() -> Version.parse(answer.body().strip().replace("etcd ", ""))))
                .map(server -> new SaidVersion(
                        server, Version.parse(json.path("etcdcluster").asText())));
    }

    boolean speaksV2Only() {
        return server.generation() == Generation.V2
                || cluster.filter(version -> version.generation() == Generation.V2)
                        .isPresent();
    }
}
