package dev.quorate.core.desk;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.HostPort.Acted;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hands actions to the ports, each once. The first that is not done ends it.
final class Acting {
    /// etcd itself gives up after 7 s; a longer wait would learn nothing.
    private static final Duration MEMBERSHIP = Duration.ofSeconds(8);

    private final Desk.Watched cluster;

    Acting(Desk.Watched cluster) {
        this.cluster = cluster;
    }

    /// With what the last visit saw right behind its act, where it looked at the focus.
    Acted on(List<Action> actions, ClusterState seen, List<HostFocus> focus, Duration deadline) {
        var notes = new ArrayList<String>();
        Optional<HostView> view = Optional.empty();
        for (var action : actions) {
            var acted = on(action, seen, focus, deadline);
            if (!(acted.outcome() instanceof Outcome.Done(var said))) {
                return acted;
            }
            notes.addAll(said);
            view = acted.view();
        }
        return new Acted(new Outcome.Done(notes), view);
    }

    private Acted on(Action action, ClusterState seen, List<HostFocus> focus, Duration deadline) {
        return switch (action) {
            case Action.Look _ -> Acted.blindly(new Outcome.Done(List.of()));
            case Action.OnHost onHost ->
                focus.stream()
                        .filter(known -> known.address().equals(onHost.host()))
                        .findFirst()
                        .map(known -> cluster.hosts().actAndLook(onHost, known, deadline))
                        .orElseGet(() -> Acted.blindly(cluster.hosts().act(onHost, deadline)));
            case Action.OnCluster onCluster ->
                Acted.blindly(
                        seen.picture() instanceof Picture.Clear picture
                                ? call(onCluster, seen, picture, deadline)
                                : new Outcome.Refused("the cluster cannot be seen clearly now"));
        };
    }

    private Outcome call(Action.OnCluster action, ClusterState seen, Picture.Clear picture, Duration deadline) {
        return Calls.of(action, seen, picture)
                .map(found -> cluster.etcd()
                        .call(found.call(), found.via(), found.call() instanceof EtcdCall.Save ? deadline : MEMBERSHIP))
                .orElseGet(() -> new Outcome.Refused("the member or the leader that it needs is not there"));
    }
}
