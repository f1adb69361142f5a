package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Refusal;
import java.util.List;
import java.util.Optional;

/// The ways to say no that all runbooks share. `what` is the sentence that says what was not done.
public record Saying(String what) {
    public Refusal no(String why, String instead) {
        return new Refusal(what, why, instead);
    }

    Optional<Refusal> because(boolean holds, String why, String instead) {
        return holds ? Optional.of(no(why, instead)) : Optional.empty();
    }

    public static Saying nothingFor(Ask ask) {
        return new Saying("I planned nothing for " + ask.cluster() + ".");
    }

    public Refusal blind(List<String> reasons) {
        return no(
                "What I see contradicts itself or is hidden from me: " + String.join(" ", reasons),
                "Make the endpoints agree (a partition, a wrong endpoint in the configuration, a login without"
                        + " rights?) and ask again.");
    }

    /// A rolling upgrade from etcd 2 to 3: neither the forms of the one nor of the other fit all members.
    public Optional<Refusal> generations(Ages ages) {
        return because(
                ages.isMixed(),
                "It is of two generations at once, in the middle of an upgrade from etcd 2 to 3: " + ages.words() + ".",
                "Finish the upgrade, or take it back, until all members run the same minor version; then ask again.");
    }

    Refusal noPlaceForABackup(Version version) {
        return no(
                "It runs etcd " + version + ", whose backup is made by `etcdctl backup` on the host of a healthy voter,"
                        + " and on none of these hosts I see that voter's data.",
                "Make one of these hosts reachable for me (see `health`), then ask again.");
    }

    public Refusal noQuorum(List<String> findings) {
        return no(
                "No endpoint can read from a quorum, so no member can be removed or added: "
                        + String.join("; ", findings) + ".",
                "Bring back a majority first: start etcd on the hosts whose disks are intact, all at once, "
                        + "or heal the network; that loses nothing. Then ask `health`. When a majority of the disks is"
                        + " gone for good, ask `recover cluster from X`.");
    }

    public Refusal hostUnknown(Address address) {
        return no(
                "Its host " + address + " is not in my configuration, and I only go where it sends me.",
                "Add it to the cluster's `endpoints` or `hosts` and restart me.");
    }

    public Refusal hostUnreached(HostView.Unreached host) {
        return no("Its host cannot be worked on: " + host.why() + ".", host.instead() + " Nothing was changed.");
    }

    public Refusal foreign(Address at, String manager) {
        return no(
                "etcd on " + at + " is run by " + manager + ", which would undo or fight what I do.",
                "Do it by the means of " + manager + ".");
    }

    public Refusal noUnit(Address at, String why) {
        return no("No unit on " + at + " owns etcd: " + why + ".", "Install and enable the unit, then ask again.");
    }
}
