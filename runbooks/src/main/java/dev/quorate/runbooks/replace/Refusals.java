package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Refusal;
import java.util.List;

/// The ways to say no to a replacement: what was not done, why, and what the reader can do now.
final class Refusals {
    private Refusals() {}

    static Refusal blind(Ask ask, List<String> reasons) {
        return new Refusal(
                "I planned nothing for " + ask.cluster() + ".",
                "What I see contradicts itself or is hidden from me: " + String.join(" ", reasons),
                "Make the endpoints agree (a partition, a wrong endpoint in the configuration, a login without"
                        + " rights?) and ask again.");
    }

    static Refusal noQuorum(Ask ask, List<String> findings) {
        return new Refusal(
                "I planned nothing for " + ask.cluster() + ".",
                "No endpoint can read from a quorum, so no member can be removed or added: "
                        + String.join("; ", findings) + ".",
                "Bring back a majority first: start etcd on the hosts whose disks are intact, all at once, "
                        + "or heal the network; that loses nothing. Then ask `health`.");
    }

    static Refusal of(Member member, String why, String instead) {
        return new Refusal("I did not plan to replace " + member.where() + " (" + member.id() + ").", why, instead);
    }

    static Refusal hostUnknown(Member member, Address address) {
        return of(
                member,
                "Its host " + address + " is not in my configuration, and I only go where it sends me.",
                "Add it to the cluster's `endpoints` or `hosts` and restart me.");
    }

    static Refusal hostUnreached(Member member, HostView.Unreached host) {
        return of(
                member,
                "Its host cannot be worked on: " + host.why() + ".",
                host.instead()
                        + " Nothing was removed: the cluster keeps the member until its host can take a new one.");
    }

    static Refusal foreign(Member member, HostView.Reached host, String manager) {
        return of(
                member,
                "etcd on " + host.address() + " is run by " + manager + ", which would undo or fight what I do.",
                "Replace it by the means of " + manager + ".");
    }

    static Refusal noUnit(Member member, HostView.Reached host, String why) {
        return of(
                member,
                "No unit on " + host.address() + " owns etcd: " + why + ".",
                "Install and enable the unit, then ask again.");
    }
}
