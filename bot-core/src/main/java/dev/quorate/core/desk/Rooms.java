package dev.quorate.core.desk;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Incoming;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which cluster is meant in which room. A cluster that a room is not bound to does not exist there.
final class Rooms {
    private final Map<ClusterName, Lane> lanes;

    Rooms(Map<ClusterName, Lane> lanes) {
        this.lanes = new LinkedHashMap<>(lanes);
    }

    sealed interface Found {}

    record One(Lane lane) implements Found {}

    record No(Refusal refusal) implements Found {}

    Collection<Lane> lanes() {
        return lanes.values();
    }

    SortedSet<String> all() {
        var rooms = new TreeSet<String>();
        lanes.values().forEach(lane -> rooms.addAll(lane.cluster().inventory().rooms()));
        return rooms;
    }

    /// Whoever asks in private asks about every cluster that has a room in that chat.
    List<Lane> in(Incoming incoming) {
        var place = incoming.place();
        return lanes.values().stream()
                .filter(lane -> incoming.manner() == Incoming.Manner.PRIVATE
                        ? lane.roomIn(place.chat()).isPresent()
                        : lane.cluster().inventory().rooms().contains(place.room()))
                .toList();
    }

    /// Those that are bound to this room.
    List<Lane> boundTo(String room) {
        return lanes.values().stream()
                .filter(lane -> lane.cluster().inventory().rooms().contains(room))
                .toList();
    }

    List<ClusterName> clusters(Incoming incoming) {
        return in(incoming).stream().map(Lane::name).toList();
    }

    Found find(Incoming incoming, Optional<ClusterName> named) {
        var place = incoming.place();
        var here = in(incoming);
        if (here.isEmpty()) {
            return no(
                    "No cluster is bound to this room.",
                    "Add `" + place.room() + "` to a cluster's `rooms`, or go to its room.");
        }
        var fits = here.stream()
                .filter(lane -> named.isEmpty() || lane.name().equals(named.get()))
                .toList();
        if (fits.isEmpty()) {
            return no(
                    "There is no cluster `" + named.orElseThrow() + "` in this room.", "Here are " + names(here) + ".");
        }
        return fits.size() == 1
                ? new One(fits.getFirst())
                : no("This room has several clusters.", "Say which with `on CLUSTER`: " + names(here) + ".");
    }

    /// The lane of a cluster that an open run is about; the configuration may have lost it since.
    Optional<Lane> lane(ClusterName name) {
        return Optional.ofNullable(lanes.get(name));
    }

    private static String names(List<Lane> lanes) {
        return String.join(", ", lanes.stream().map(lane -> lane.name().value()).toList());
    }

    private static No no(String why, String instead) {
        return new No(new Refusal("I did nothing.", why, instead));
    }
}
