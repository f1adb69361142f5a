package dev.quorate.deploy.check;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.EndpointView.Answered;
import dev.quorate.core.cluster.EndpointView.Current;
import dev.quorate.core.cluster.EndpointView.NotCurrent;
import dev.quorate.core.cluster.EndpointView.Silence;
import dev.quorate.core.cluster.EndpointView.Silent;
import dev.quorate.core.cluster.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What the endpoints of one cluster said, judged: each alone, then whether they are one cluster. Pure.
///
/// - `pinned`: the id that the configuration says the cluster has, if it does
record EndpointFindings(ClusterName cluster, Optional<ClusterId> pinned) {
    List<Finding> of(List<EndpointView> views) {
        var findings = new ArrayList<Finding>();
        views.forEach(view -> findings.addAll(alone(view)));
        var answered = views.stream()
                .filter(Answered.class::isInstance)
                .map(Answered.class::cast)
                .toList();
        findings.addAll(oneCluster(answered));
        findings.addAll(sameMember(answered));
        if (answered.size() == views.size()) {
            findings.addAll(unnamedMembers(answered));
        }
        return findings;
    }

    private List<Finding> alone(EndpointView view) {
        return switch (view) {
            case Answered answered -> answered(answered);
            case Silent(var endpoint, _, var kind, var why) ->
                List.of(Finding.fail(name(endpoint.toString()) + ": " + why, advice(kind)));
        };
    }

    private List<Finding> answered(Answered view) {
        var status = view.status();
        var findings = new ArrayList<Finding>();
        var what = name(view.endpoint().toString()) + ": member " + status.memberId() + ", etcd " + status.version();
        findings.add(
                switch (view.reading()) {
                    case Current(var revision, var members, _) ->
                        Finding.ok(what + ", revision " + revision + ", " + members.size() + " members, "
                                + view.evidence().took().toMillis() + " ms");
                    case NotCurrent(var why, _) ->
                        status.learner()
                                ? Finding.warn(what + ", a learner: " + why, "promote it or remove it")
                                : Finding.fail(what + ": " + why, "ask `health` in a room of " + cluster);
                });
        status.errors()
                .forEach(error ->
                        findings.add(Finding.warn(what + " reports " + error, "ask `health` in a room of " + cluster)));
        return findings;
    }

    private static String advice(Silence kind) {
        return switch (kind) {
            case REFUSED -> "start etcd there, or correct the endpoint in the configuration";
            case TIMEOUT -> "check the address, the network and the firewall on the way";
            case TLS -> "check tls.ca, tls.cert and tls.key, and the names in etcd's certificate";
            case DENIED -> "check auth.username and its password file; the user needs the role root";
            case OTHER -> "check that etcd's client port is what answers there";
        };
    }

    private List<Finding> oneCluster(List<Answered> answered) {
        var byId = new TreeMap<String, List<String>>();
        for (var view : answered) {
            byId.computeIfAbsent(view.status().clusterId().hex(), _ -> new ArrayList<>())
                    .add(view.endpoint().toString());
        }
        return switch (byId.size()) {
            case 0 -> List.of();
            case 1 -> List.of(id(byId.firstKey()));
            default ->
                List.of(Finding.fail(
                        "cluster " + cluster + ": its endpoints belong to different clusters: " + byId,
                        "name the endpoints of one cluster only"));
        };
    }

    private Finding id(String seen) {
        return pinned.map(ClusterId::hex)
                .filter(id -> !id.equals(seen))
                .map(id -> Finding.fail(
                        "cluster " + cluster + ": it answers as " + seen + ", and the configuration pins " + id,
                        "correct the endpoints, or cluster-id if the cluster was made anew"))
                .orElseGet(() -> Finding.ok("cluster " + cluster + ": id " + seen + " at every endpoint that answers"));
    }

    private List<Finding> sameMember(List<Answered> answered) {
        var byMember = new TreeMap<String, List<String>>();
        for (var view : answered) {
            byMember.computeIfAbsent(view.status().memberId().hex(), _ -> new ArrayList<>())
                    .add(view.endpoint().toString());
        }
        return byMember.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> Finding.warn(
                        "cluster " + cluster + ": " + String.join(" and ", entry.getValue()) + " are the same member "
                                + entry.getKey(),
                        "name each member by one endpoint"))
                .toList();
    }

    /// Members that no endpoint is: the bot would hold them for down.
    private List<Finding> unnamedMembers(List<Answered> answered) {
        var named = answered.stream().map(view -> view.status().memberId()).toList();
        return answered.stream()
                .map(Answered::reading)
                .filter(Current.class::isInstance)
                .map(reading -> ((Current) reading).members())
                .flatMap(Collection::stream)
                .filter(member -> !named.contains(member.id()))
                .map(this::unnamed)
                .distinct()
                .toList();
    }

    private Finding unnamed(Member member) {
        return Finding.warn(
                "cluster " + cluster + ": member " + member.id() + " at " + member.where()
                        + " answers at none of the endpoints",
                "add its client URL to clusters." + cluster + ".endpoints; without it the member counts as down");
    }

    private String name(String endpoint) {
        return "endpoint " + endpoint + " of " + cluster;
    }
}
