package dev.quorate.core.port;

import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;

/// A mutating call to etcd's API with every id resolved.
public sealed interface EtcdCall {
    record MoveLeader(MemberId to) implements EtcdCall {}

    record Remove(MemberId member) implements EtcdCall {}

    record Add(Url peerUrl, boolean learner) implements EtcdCall {}

    record Promote(MemberId member) implements EtcdCall {}

    record Update(MemberId member, Url peerUrl) implements EtcdCall {}

    /// Stream a snapshot into the bot's state directory under this name, verify, sync, rename. It changes
    /// nothing in etcd, but it is made once like the others.
    record Save(String fileName) implements EtcdCall {}
}
