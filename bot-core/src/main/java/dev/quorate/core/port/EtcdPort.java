package dev.quorate.core.port;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import java.time.Duration;
import java.util.List;

/// One cluster's etcd API. Every call goes to exactly one endpoint, on a client of its own, with a deadline;
/// nothing is retried underneath.
public interface EtcdPort {
    /// Status, a linearizable read, and behind it on the same endpoint the member list and the alarms. Never
    /// throws for what the endpoint does or fails to do; answers within the deadline.
    EndpointView look(Url endpoint, Duration deadline);

    /// Makes the call once. An error that does not prove that nothing happened is Unknown.
    Outcome call(EtcdCall call, Url via, Duration deadline);

    /// The snapshots of this cluster in the state directory that were complete and verified, the newest first.
    List<Snapshot> snapshots();
}
