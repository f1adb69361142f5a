package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Version;

/// Why a plan takes the forms of etcd 2: what was observed, and what follows from it.
public final class SecondGeneration {
    private SecondGeneration() {}

    /// Of members that answer.
    public static String ofMembers(Version version) {
        return "the members run etcd " + version + ", so this plan takes the v2 forms: `etcdctl backup` on a member's"
                + " host for a snapshot, which etcd 2 cannot make; a voter for a learner, which etcd 2 does not have;"
                + " and a leader is stopped where its lead would be moved";
    }

    /// Of a cluster of which only hosts are left.
    public static String ofHosts(Version version) {
        return "the hosts have etcd " + version
                + ", so this plan takes the v2 forms: `etcdctl backup` beside the copies,"
                + " and a voter for a learner, which etcd 2 does not have";
    }

    /// Of hosts that are only started.
    public static String ofStoppedHosts(Version version) {
        return "the hosts have etcd " + version
                + ", so this plan takes the v2 forms: whether a member is healthy is a read"
                + " through the quorum over the v2 API";
    }

    /// What growing from one voter to two costs without learners.
    public static String ofTheSecondVoter() {
        return "from the add of the second voter until it has started nothing can be written: etcd 2 counts it in the"
                + " quorum at once; everything on its host is ready before, and its start comes right behind the add";
    }

    /// Proxies of etcd 2 hear of the members by themselves.
    public static String ofProxies() {
        return "proxies ask for the list of members by themselves (proxy-refresh-interval, 30 s by default) and need"
                + " no step";
    }
}
