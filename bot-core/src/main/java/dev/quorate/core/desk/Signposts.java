package dev.quorate.core.desk;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.Telling;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.port.Inventory;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where listed commands point: a person reads them off a card and types them.
final class Signposts {
    /// Where etcd answers clients if nobody says otherwise.
    private static final int CLIENTS = 2379;

    private final Map<ClusterName, Inventory> inventories;

    Signposts(Map<ClusterName, Inventory> inventories) {
        this.inventories = Map.copyOf(inventories);
    }

    /// What people are told of an event; `now` and `sealed` are the progress and the record with the event in it.
    List<Notice> notices(RunEvent event, Progress now, Checkpoint sealed) {
        return Telling.of(event, now, via(now), sealed);
    }

    /// The endpoint that a person would point etcdctl at: the first that is not on a host being worked on.
    Url via(Progress progress) {
        var plan = progress.request().plan();
        return Optional.ofNullable(inventories.get(plan.ask().cluster()))
                .map(inventory -> elsewhere(plan, inventory.endpoints()))
                .orElseGet(() -> elsewhere(plan, asPlanned(plan)));
    }

    private static Url elsewhere(Plan plan, List<Url> endpoints) {
        return endpoints.stream()
                .filter(url ->
                        plan.focus().stream().noneMatch(focus -> focus.address().equals(url.address())))
                .findFirst()
                .orElse(endpoints.getFirst());
    }

    /// The cluster of an open run may have left the configuration since.
    private static List<Url> asPlanned(Plan plan) {
        return plan.start().seats().stream()
                .map(seat -> new Url(seat.peerUrl().scheme(), seat.peerUrl().host(), CLIENTS))
                .toList();
    }
}
