package dev.quorate.deploy;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Calls nothing once this bot leads no more: a database cannot keep a bot that was held up from etcd, so the bot
/// asks its own clock right before.
record FencedEtcd(EtcdPort etcd, BooleanSupplier mayAct) implements EtcdPort {
    static final Outcome LEADS_NO_MORE =
            new Outcome.Refused("this bot does not lead any more, so it did nothing; the one that leads looks");

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        return etcd.look(endpoint, deadline);
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        return mayAct.getAsBoolean() ? etcd.call(call, via, deadline) : LEADS_NO_MORE;
    }

    @Override
    public List<Snapshot> snapshots() {
        return etcd.snapshots();
    }
}
