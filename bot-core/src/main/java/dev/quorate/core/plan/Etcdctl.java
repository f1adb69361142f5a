package dev.quorate.core.plan;

import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;

/// What a person would type of etcdctl, pointed at one endpoint, in the words of the members' generation.
record Etcdctl(Url via, Generation generation) {
    String says(String words) {
        return switch (generation) {
            case V2 -> "etcdctl --endpoint=" + via + " " + words;
            case V3 -> "etcdctl --endpoints=" + via + " " + words;
        };
    }

    String health() {
        return says(ofGeneration("cluster-health", "endpoint health --cluster"));
    }

    /// Who leads: the list of v2 says so, that of v3 does not.
    String status() {
        return says(ofGeneration("member list", "endpoint status --cluster"));
    }

    String members() {
        return says("member list");
    }

    /// Whether the endpoint answers at all.
    String anybody() {
        return says(ofGeneration("cluster-health", "endpoint status"));
    }

    String adds(String name, Url peerUrl) {
        return says("member add " + name + ofGeneration(" ", " --peer-urls=") + peerUrl);
    }

    String updates(MemberId member, Url peerUrl) {
        return says("member update " + member + ofGeneration(" ", " --peer-urls=") + peerUrl);
    }

    private String ofGeneration(String v2, String v3) {
        return switch (generation) {
            case V2 -> v2;
            case V3 -> v3;
        };
    }
}
