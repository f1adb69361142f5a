package dev.quorate.runbooks.provision;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A look at a cluster of three members on 10.0.1.1 to 10.0.1.3, for specs to change.
record Seen(String scheme, List<Member> members) {
    private static final Instant AT = Instant.parse("2026-11-22T02:11:42.120Z");
    private static final List<String> IDS = List.of("fe2f75dd51fa5ff", "1609b5a3a078c227", "60e8a32b09dc91f1");

    static Seen three(String scheme) {
        var members = new ArrayList<Member>();
        for (var number = 1; number <= 3; number++) {
            var id = MemberId.parse(IDS.get(number - 1)).orElseThrow();
            var host = "10.0.1." + number;
            members.add(member(id, "node" + number, new Url(scheme, host, 2380), List.of(new Url(scheme, host, 2379))));
        }
        return new Seen(scheme, members);
    }

    static Member member(MemberId id, String name, Url peer, List<Url> clients) {
        return new Member(id, name, List.of(peer), clients, false);
    }

    /// An unstarted learner.
    Seen withAdded(Url peer) {
        var more = new ArrayList<>(members);
        more.add(new Member(new MemberId(0xabcdef), "", List.of(peer), List.of(), true));
        return new Seen(scheme, more);
    }

    Seen with(int number, UnaryOperator<Member> change) {
        var changed = new ArrayList<>(members);
        changed.set(number - 1, change.apply(changed.get(number - 1)));
        return new Seen(scheme, changed);
    }

    ClusterState state() {
        return state(new EndpointView.Current(100, members, List.of()));
    }

    ClusterState withoutQuorum() {
        return state(new EndpointView.NotCurrent("no quorum behind it"));
    }

    private ClusterState state(EndpointView.Reading reading) {
        var views = new ArrayList<EndpointView>();
        for (var number = 1; number <= 3; number++) {
            var endpoint = new Url(scheme, "10.0.1." + number, 2379);
            var status = new EndpointView.Status(
                    new ClusterId(0xcdf8),
                    members.get(number - 1).id(),
                    new Version(3, 4, 22 + number),
                    members.getFirst().id(),
                    7,
                    100,
                    100,
                    20480,
                    20480,
                    false,
                    List.of());
            views.add(new EndpointView.Answered(
                    endpoint, new Evidence(AT, endpoint.toString(), Duration.ofMillis(12)), status, reading));
        }
        return new ClusterState(new ClusterName("prod-eu"), AT, views, List.of(), List.of());
    }

    Provisioning.Answer answer(String name, String address) {
        return Provisioning.of(state(), Optional.empty(), new NewHost(name, new Address(address)));
    }

    Rendering rendering(String name, String address) {
        return ((Provisioning.Fit) answer(name, address)).rendering();
    }

    String refusal(String name, String address) {
        return ((Provisioning.Unfit) answer(name, address)).refusal().text();
    }
}
