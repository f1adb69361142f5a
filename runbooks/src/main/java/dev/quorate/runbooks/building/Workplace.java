package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Planned;
import java.util.Optional;
import java.util.function.Function;

/// A host that steps can work on: reached, with a unit of systemd that owns etcd.
public record Workplace(HostView.Reached host, HostView.UnitFacts unit) {
    /// The plan that is made of it, or why there is none to work on.
    public static Planned at(Address address, ClusterState seen, Saying saying, Function<Workplace, Planned> plan) {
        return switch (seen.host(address).orElse(null)) {
            case null -> saying.hostUnknown(address);
            case HostView.Unreached unreached -> saying.hostUnreached(unreached);
            case HostView.Reached reached ->
                switch (reached.facts().owner()) {
                    case HostView.Foreign(var name) -> saying.foreign(address, name);
                    case HostView.Nobody(var why) -> saying.noUnit(address, why);
                    case HostView.Unit(var unit) -> plan.apply(new Workplace(reached, unit));
                };
        };
    }

    /// The place behind this view, if it is one on which that member's data lies.
    static Optional<Workplace> holding(Optional<HostView> view, MemberId member) {
        return view.filter(HostView.Reached.class::isInstance)
                .map(HostView.Reached.class::cast)
                .filter(host -> host.facts()
                        .data()
                        .flatMap(HostView.DataDirectory::wal)
                        .filter(log -> log.member().equals(member))
                        .isPresent())
                .flatMap(host -> host.unit().map(unit -> new Workplace(host, unit)));
    }

    public Address address() {
        return host.address();
    }

    /// Asked only where the guards have seen that there is one.
    public String data() {
        return host.facts().data().orElseThrow().path();
    }

    /// Whose the data is: a wrapper may drop rights that the unit keeps, so the directory knows better than
    /// the unit.
    public String owner() {
        return host.facts()
                .data()
                .map(HostView.DataDirectory::owner)
                .filter(owner -> !owner.isEmpty())
                .or(() -> Optional.of(unit.user()).filter(user -> !user.isEmpty()))
                .orElse("root");
    }

    /// Of the program that would be started; where it cannot be told, the oldest that we know.
    public Version version() {
        return host.facts().etcdVersion().orElse(new Version(3, 4, 0));
    }

    public HostFocus focus() {
        return new HostFocus(address(), unit.name(), data());
    }
}
