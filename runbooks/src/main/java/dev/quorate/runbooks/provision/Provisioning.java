package dev.quorate.runbooks.provision;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From a look at a cluster and a new host to the host's files, or why there are none. Pure.
///
/// Joining compares peer URLs only and wants unique names (etcd-operations 1.5), so everybody else is called
/// by id. A member that was added at the host's address and has never started is the host itself.
public final class Provisioning {
    private final ClusterState seen;
    private final Picture.Clear picture;
    private final NewHost host;
    private final Refusals refusals;

    private Provisioning(ClusterState seen, Picture.Clear picture, NewHost host) {
        this.seen = seen;
        this.picture = picture;
        this.host = host;
        this.refusals = new Refusals(seen.name(), host);
    }

    /// A rendering, or why there is none.
    public sealed interface Answer {}

    public record Fit(Rendering rendering) implements Answer {}

    public record Unfit(Refusal refusal) implements Answer {}

    /// `pinned` is the id that the cluster must have, if somebody said so.
    public static Answer of(ClusterState seen, Optional<ClusterId> pinned, NewHost host) {
        return switch (seen.picture()) {
            case Picture.Clear clear
            when pinned.filter(id -> !id.equals(clear.id())).isPresent() ->
                new Unfit(new Refusals(seen.name(), host).otherCluster(clear.id(), pinned.get()));
            case Picture.Clear clear -> new Provisioning(seen, clear, host).answer();
            case Picture.NoQuorum(var findings) -> new Unfit(new Refusals(seen.name(), host).noQuorum(findings));
            case Picture.Blind(var reasons) -> new Unfit(new Refusals(seen.name(), host).blind(reasons));
        };
    }

    private Answer answer() {
        return objection().<Answer>map(Unfit::new).orElseGet(() -> new Fit(Rendering.of(section(), remarks())));
    }

    private Optional<Refusal> objection() {
        return Stream.of(addressTaken(), nameTaken(), unequalPeers(), unequalClients(), unknownVersion())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refusal> addressTaken() {
        return picture.members().stream()
                .filter(member -> member.isAt(host.address()) && member.started())
                .findFirst()
                .map(refusals::addressTaken);
    }

    private Optional<Refusal> nameTaken() {
        return others().stream()
                .filter(member ->
                        member.name().equals(host.name()) || member.id().hex().equals(host.name()))
                .findFirst()
                .map(refusals::nameTaken);
    }

    private Optional<Refusal> unequalPeers() {
        return peerPorts().isEmpty()
                ? Optional.of(refusals.unequal("peer", all().stream().map(Member::peerUrls)))
                : Optional.empty();
    }

    private Optional<Refusal> unequalClients() {
        return clientPorts().isEmpty()
                ? Optional.of(refusals.unequal("client", started().stream().map(Member::clientUrls)))
                : Optional.empty();
    }

    private Optional<Refusal> unknownVersion() {
        return version().isEmpty() ? Optional.of(refusals.noHealthyMember()) : Optional.empty();
    }

    private List<Member> all() {
        return picture.members();
    }

    private List<Member> started() {
        return all().stream().filter(Member::started).toList();
    }

    private Optional<Member> own() {
        return all().stream()
                .filter(member -> member.isAt(host.address()) && !member.started())
                .findFirst();
    }

    private List<Member> others() {
        return all().stream()
                .filter(member -> own().filter(member::equals).isEmpty())
                .toList();
    }

    private List<Port> peerPorts() {
        return Port.shared(all().stream().map(Member::peerUrls).toList());
    }

    private List<Port> clientPorts() {
        return Port.shared(started().stream().map(Member::clientUrls).toList());
    }

    /// The oldest: a member must not bring a newer one into the cluster by the way.
    private Optional<Version> version() {
        return picture.health().values().stream()
                .filter(Picture.Healthy.class::isInstance)
                .map(health -> ((Picture.Healthy) health).version())
                .min(Version::compareTo);
    }

    private EtcdSection section() {
        return new JoinSettings(host, peerPorts(), clientPorts(), initialCluster())
                .section(version().orElseThrow());
    }

    private String initialCluster() {
        var theirs =
                others().stream().flatMap(member -> member.peerUrls().stream().map(url -> member.id() + "=" + url));
        return Stream.concat(theirs, ownPeerUrls().stream().map(url -> host.name() + "=" + url))
                .collect(Collectors.joining(","));
    }

    private List<Url> ownPeerUrls() {
        return peerPorts().stream().map(port -> port.at(host.address().value())).toList();
    }

    private List<String> remarks() {
        return new Remarks(seen, host, own(), clientPorts(), peerPorts()).list();
    }
}
