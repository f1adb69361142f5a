package dev.quorate.runbooks.provision;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ways to say no to a rendering.
record Refusals(ClusterName cluster, NewHost host) {
    Refusal noQuorum(List<String> findings) {
        return no(
                "No endpoint can read from a quorum, so nobody knows the list of members: "
                        + String.join("; ", findings) + ".",
                "Bring back a majority first, then render again.");
    }

    Refusal blind(List<String> reasons) {
        return no(
                "What I see contradicts itself or is hidden from me: " + String.join(" ", reasons),
                "Make the endpoints agree, `quorate check` says more, then render again.");
    }

    Refusal otherCluster(ClusterId seen, ClusterId pinned) {
        return no(
                "The endpoints of " + cluster + " answer as cluster " + seen + ", and the configuration pins " + pinned
                        + ".",
                "Correct the endpoints, or cluster-id if the cluster was made anew.");
    }

    Refusal addressTaken(Member member) {
        return no(
                host.address() + " is member " + member.id() + " (" + member.name() + ") of " + cluster + " already.",
                "Give the new host's address; to bring this member back on its host, say `replace member "
                        + host.address() + "` in a room of " + cluster + ".");
    }

    Refusal nameTaken(Member member) {
        return no(
                "A member of " + cluster + " is called " + host.name() + " already: " + member.id() + " at "
                        + member.where() + ".",
                "Choose another name.");
    }

    Refusal unequal(String kind, Stream<List<Url>> urls) {
        return no(
                "The members' " + kind
                        + " URLs have no scheme and port in common, so I cannot tell those of a new one: "
                        + urls.flatMap(List::stream).map(Url::toString).collect(Collectors.joining(", ")) + ".",
                "Write this host's files by hand, after the member that it shall be like; `quorate check --config FILE"
                        + " FILES` reads them.");
    }

    Refusal noHealthyMember() {
        return no(
                "No member is proven healthy, so I cannot tell which version of etcd a new one must run.",
                "Ask `health` in a room of " + cluster + " and heal a member first.");
    }

    private Refusal no(String why, String instead) {
        return new Refusal("I rendered nothing for " + host.name() + " at " + host.address() + ".", why, instead);
    }
}
