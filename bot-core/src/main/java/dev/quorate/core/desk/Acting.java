package dev.quorate.core.desk;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Hands actions to the ports, each once. The first that is not done ends it.
final class Acting {
    /// etcd itself gives up after 7 s; a longer wait would learn nothing.
    private static final Duration MEMBERSHIP = Duration.ofSeconds(8);

    private final Desk.Watched cluster;

    Acting(Desk.Watched cluster) {
        this.cluster = cluster;
    }

    Outcome on(List<Action> actions, ClusterState seen, Duration deadline) {
        var notes = new ArrayList<String>();
        for (var action : actions) {
            switch (on(action, seen, deadline)) {
                case Outcome.Done(var said) -> notes.addAll(said);
                case Outcome other -> {
                    return other;
                }
            }
        }
        return new Outcome.Done(notes);
    }

    private Outcome on(Action action, ClusterState seen, Duration deadline) {
        return switch (action) {
            case Action.Look _ -> new Outcome.Done(List.of());
            case Action.OnHost onHost -> cluster.hosts().act(onHost, deadline);
            case Action.OnCluster onCluster ->
                seen.picture() instanceof Picture.Clear picture
                        ? call(onCluster, seen, picture, deadline)
                        : new Outcome.Refused("the cluster cannot be seen clearly now");
        };
    }

    private Outcome call(Action.OnCluster action, ClusterState seen, Picture.Clear picture, Duration deadline) {
        return Calls.of(action, seen, picture)
                .map(found -> cluster.etcd()
                        .call(found.call(), found.via(), found.call() instanceof EtcdCall.Save ? deadline : MEMBERSHIP))
                .orElseGet(() -> new Outcome.Refused("the member or the leader that it needs is not there"));
    }
}
