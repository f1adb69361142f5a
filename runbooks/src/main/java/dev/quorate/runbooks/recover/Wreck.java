package dev.quorate.runbooks.recover;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Target;
import dev.quorate.runbooks.building.Ages;
import dev.quorate.runbooks.building.Workplace;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is left of a cluster without quorum. Its members are taken to be on the hosts of the configured
/// endpoints and on those that hold a log of it: no list of members can be asked for.
record Wreck(ClusterState seen) {
    private static final int PEER_PORT = 2380;

    /// Who is behind an endpoint or holds a log; a proxy behind an endpoint is no member.
    List<Address> memberHosts() {
        var hosts = new TreeSet<Address>();
        seen.endpoints().stream()
                .map(EndpointView::endpoint)
                .map(Url::address)
                .filter(address -> !isProxy(address))
                .forEach(hosts::add);
        survivors().forEach(survivor -> hosts.add(survivor.place().address()));
        return List.copyOf(hosts);
    }

    String hostList() {
        return memberHosts().stream().map(Address::value).collect(Collectors.joining(", "));
    }

    private boolean isProxy(Address address) {
        return seen.facts(address)
                .flatMap(HostView.Facts::data)
                .filter(data -> data.hasProxy() && data.wal().isEmpty())
                .isPresent();
    }

    /// The most advanced first. A log on a host that is no endpoint's and that no boot starts is a retired
    /// member's.
    List<Survivor> survivors() {
        return seen.hosts().stream()
                .filter(HostView.Reached.class::isInstance)
                .map(HostView.Reached.class::cast)
                .flatMap(host -> Survivor.on(host).stream())
                .filter(one -> isEndpoint(one.place().address())
                        || one.place().unit().startsAtBoot()
                        || one.place().unit().running())
                .sorted(Survivor.MOST_ADVANCED_FIRST)
                .toList();
    }

    private boolean isEndpoint(Address address) {
        return seen.endpoints().stream()
                .anyMatch(view -> view.endpoint().address().equals(address));
    }

    /// Members' hosts on which nothing owns etcd.
    List<Address> bare() {
        return memberHosts().stream()
                .filter(address -> seen.facts(address)
                        .filter(facts -> facts.owner() instanceof HostView.Nobody)
                        .isPresent())
                .toList();
    }

    /// Members' hosts that can be worked on, whether they hold a log or not.
    List<Workplace> places() {
        return memberHosts().stream()
                .flatMap(address -> seen.host(address).stream())
                .filter(HostView.Reached.class::isInstance)
                .map(HostView.Reached.class::cast)
                .flatMap(host -> host.unit().map(unit -> new Workplace(host, unit)).stream())
                .toList();
    }

    List<HostView.Unreached> unreached() {
        return memberHosts().stream()
                .flatMap(address -> seen.host(address).stream())
                .filter(HostView.Unreached.class::isInstance)
                .map(HostView.Unreached.class::cast)
                .toList();
    }

    /// The hosts that the word names: by address, by the name that they call themselves, or by the id in
    /// their log.
    List<Address> named(Target target) {
        return memberHosts().stream()
                .filter(address -> address.value().equals(target.word())
                        || seen.facts(address)
                                .filter(facts ->
                                        facts.hostName().equalsIgnoreCase(target.word()) || logs(facts, target))
                                .isPresent())
                .toList();
    }

    private static boolean logs(HostView.Facts facts, Target target) {
        return facts.data()
                .flatMap(HostView.DataDirectory::wal)
                .filter(log -> MemberId.parse(target.word())
                        .filter(log.member()::equals)
                        .isPresent())
                .isPresent();
    }

    /// As its settings tell the others; without that, where etcd listens by default.
    Url peerUrl(Workplace place) {
        var scheme = seen.endpoints().getFirst().endpoint().scheme();
        return place.unit()
                .setting("ETCD_INITIAL_ADVERTISE_PEER_URLS")
                .flatMap(urls -> Url.parse(urls.split(",", 2)[0]))
                .filter(url -> url.address().equals(place.address()))
                .orElseGet(() -> new Url(scheme, place.address().value(), PEER_PORT));
    }

    /// Everybody votes and nobody is healthy.
    Arithmetic arithmetic() {
        return new Arithmetic(memberHosts().stream().map(this::seat).toList());
    }

    private Arithmetic.Seat seat(Address address) {
        var place =
                places().stream().filter(one -> one.address().equals(address)).findFirst();
        var id = seen.facts(address)
                .flatMap(HostView.Facts::data)
                .flatMap(HostView.DataDirectory::wal)
                .map(HostView.WalIdentity::member);
        var url = place.map(this::peerUrl)
                .orElseGet(() -> new Url(seen.endpoints().getFirst().endpoint().scheme(), address.value(), PEER_PORT));
        return new Arithmetic.Seat(id.orElse(MemberId.NOBODY), url, address.value(), true, false);
    }

    /// Of the members that answer, and of what is installed on the hosts.
    Ages ages() {
        var ages = new TreeMap<>(Ages.ofMembers(seen).seen());
        memberHosts()
                .forEach(address -> seen.facts(address)
                        .flatMap(HostView.Facts::etcdVersion)
                        .ifPresent(version -> ages.putIfAbsent(address.value(), version)));
        return new Ages(ages);
    }

    /// In which forms it is brought back; hosts of which nothing is known are today's.
    Generation generation() {
        return ages().isAll(Generation.V2) ? Generation.V2 : Generation.V3;
    }

    List<ClusterId> clusters() {
        return survivors().stream().map(one -> one.log().cluster()).distinct().toList();
    }
}
