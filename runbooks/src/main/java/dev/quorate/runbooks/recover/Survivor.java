package dev.quorate.runbooks.recover;

import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.LogEnd;
import dev.quorate.runbooks.building.Workplace;
import java.util.Comparator;
import java.util.Optional;

/// A host that holds a member's log: whose it is and, where it could be read, where it ends. A log without
/// any entry is none: its member was wiped and started again under its old id, and knows nothing of what it
/// once agreed to (N03).
record Survivor(Workplace place, HostView.WalIdentity log, Optional<LogEnd> end) {
    /// The most advanced first, as raft would elect them; those whose end is not known come last.
    static final Comparator<Survivor> MOST_ADVANCED_FIRST = Comparator.comparing(
                    (Survivor one) -> one.end().orElse(new LogEnd(0, 0, 0, 0, true)))
            .reversed();

    static Optional<Survivor> on(HostView.Reached host) {
        var data = host.facts().data();
        return host.unit()
                .flatMap(unit -> data.flatMap(HostView.DataDirectory::wal)
                        .map(log -> new Survivor(
                                new Workplace(host, unit), log, data.flatMap(HostView.DataDirectory::end))))
                .filter(one -> one.end().filter(end -> end.index() == 0).isEmpty());
    }

    String line() {
        return place.address() + " (" + log.member() + "): " + where();
    }

    private String where() {
        return end.map(known -> "term " + known.term() + ", index " + known.index() + ", known committed "
                        + known.commit() + (known.torn() ? ", its last record is torn" : ""))
                .orElse(
                        place.unit().running()
                                ? "its end cannot be read while etcd runs"
                                : "its end could not be read");
    }

    /// systemd starts it in vain, or has given it up and its log cannot be read to its end. Given up alone says
    /// nothing of the data: on Debian a kill ends so, and a start that finds no quorum within 90 s.
    boolean crashes() {
        return place.unit().crashLoops()
                || (end.isEmpty() && place.unit().activeState().equals("failed"));
    }

    /// Known to have what the other lacks.
    boolean isAheadOf(Survivor other) {
        return end.isPresent()
                && other.end().isPresent()
                && end.get().compareTo(other.end().get()) > 0;
    }
}
