package dev.quorate.core.desk;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.List;

/// Remembers the members that an endpoint named last, for who is asked in the middle of typing. Nothing is
/// decided by it.
final class LastSeen implements EtcdPort {
    private final EtcdPort etcd;
    private volatile List<Member> members = List.of();

    LastSeen(EtcdPort etcd) {
        this.etcd = etcd;
    }

    /// Empty until the first look.
    List<Member> members() {
        return members;
    }

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        var view = etcd.look(endpoint, deadline);
        if (view instanceof EndpointView.Answered answered
                && answered.reading() instanceof EndpointView.Current(_, var named, _)) {
            members = named;
        }
        return view;
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        return etcd.call(call, via, deadline);
    }

    @Override
    public List<Snapshot> snapshots() {
        return etcd.snapshots();
    }
}
