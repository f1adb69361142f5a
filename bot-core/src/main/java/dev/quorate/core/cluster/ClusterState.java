package dev.quorate.core.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything we saw of one cluster in one look: each endpoint, each host, the verified snapshots, the newest
/// first. All views were taken in parallel and carry their own evidence; `at` is when the look began.
public record ClusterState(
        ClusterName name, Instant at, List<EndpointView> endpoints, List<HostView> hosts, List<Snapshot> snapshots) {
    public ClusterState {
        endpoints = List.copyOf(endpoints);
        hosts = List.copyOf(hosts);
        snapshots = List.copyOf(snapshots);
    }

    /// The newest verified snapshot.
    public Optional<Snapshot> snapshot() {
        return snapshots.stream().findFirst();
    }

    /// What the views add up to, or why they do not.
    public Picture picture() {
        return Picture.of(this);
    }

    public Optional<HostView> host(Address address) {
        return hosts.stream().filter(host -> host.address().equals(address)).findFirst();
    }

    public Optional<HostView.Facts> facts(Address address) {
        return host(address).flatMap(HostView::seen);
    }

    public Optional<HostView.UnitFacts> unit(Address address) {
        return host(address).flatMap(HostView::unit);
    }

    public List<EndpointView.Answered> answered() {
        return endpoints.stream()
                .filter(EndpointView.Answered.class::isInstance)
                .map(EndpointView.Answered.class::cast)
                .toList();
    }

    /// Whether most of those whom we ask are there and none of them can read from a quorum: they may be about to
    /// elect a leader. Fewer than that cannot elect one.
    public boolean mayBeElecting() {
        var answered = answered();
        return 2 * answered.size() > endpoints.size()
                && answered.stream().noneMatch(view -> view.reading() instanceof EndpointView.Current);
    }

    /// The endpoint that answers as this member, if any does.
    public Optional<EndpointView.Answered> answeringAs(MemberId id) {
        return answered().stream()
                .filter(view -> view.status().memberId().equals(id))
                .findFirst();
    }

    /// The same with a later view of one host.
    public ClusterState with(HostView later) {
        var views = hosts.stream()
                .map(old -> old.address().equals(later.address()) ? later : old)
                .toList();
        return new ClusterState(name, at, endpoints, views, snapshots);
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(this);
    }
}
