package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.Genesis;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What there is: the hosts, and what the members on them agree on. Settles by itself as time goes by.
/// Guarded by its cluster.
final class SimulatedWorld {
    final SimulatedRaft raft = new SimulatedRaft();
    /// What all members run, and what is installed on all hosts.
    final Version version;
    /// Every changing act that took effect, in order.
    final List<String> acts = new ArrayList<>();

    private final List<SimulatedHost> hosts;
    private final int members;

    SimulatedWorld(SimulatedCluster.Size size, Version version) {
        this.version = version;
        hosts = IntStream.rangeClosed(1, size.hosts())
                .mapToObj(number -> new SimulatedHost(number, size.kind(number), version))
                .toList();
        hosts.subList(0, size.members()).forEach(this::found);
        members = size.members();
        settle();
    }

    private void found(SimulatedHost host) {
        raft.add(host.peerUrl(), false);
        var member = raft.withPeerUrl(host.peerUrl()).orElseThrow();
        raft.publish(member, host.machineId, host.clientUrl());
        host.log = Optional.of(member.id());
        host.running = true;
    }

    List<Url> endpoints() {
        return hosts.subList(0, members).stream().map(SimulatedHost::clientUrl).toList();
    }

    List<Address> moreHosts() {
        return hosts.subList(members, hosts.size()).stream()
                .map(host -> host.address)
                .toList();
    }

    SimulatedHost host(int number) {
        return hosts.get(number - 1);
    }

    Optional<SimulatedHost> at(Address address) {
        return hosts.stream().filter(host -> host.address.equals(address)).findFirst();
    }

    /// The member whose process has its port open there, whether it hears anything or not.
    Optional<Member> listening(Url endpoint) {
        return at(endpoint.address())
                .filter(host -> host.running)
                .flatMap(host -> host.log)
                .map(raft.members::get);
    }

    boolean answers(Member member) {
        return hosts.stream().anyMatch(host -> host.answers() && host.log.equals(Optional.of(member.id())));
    }

    void propose(Change change) {
        raft.propose(change, this::answers);
    }

    /// systemd starts what is to run, and the members agree on what they can agree on.
    void settle() {
        hosts.stream()
                .filter(host -> host.wanted && !host.running && !host.masked)
                .forEach(this::start);
        raft.settle(this::answers);
    }

    /// What etcd does at a start: a log decides alone; without one the bootstrap settings do.
    private void start(SimulatedHost host) {
        host.founding.ifPresent(this::found);
        host.founding = Optional.empty();
        host.says("Starting " + SimulatedHost.UNIT + " - etcd2...");
        if (host.log.isEmpty() && host.startsAsProxy() && !host.broken) {
            host.becomesProxy();
            host.says("proxy: this proxy supports v2 API only!");
            return;
        }
        var member = host.broken || host.startsAsProxy()
                ? Optional.<Member>empty()
                : host.log.isPresent() ? host.log.map(raft.members::get) : joining(host);
        if (member.isEmpty()) {
            host.restarts++;
            host.says(SimulatedHost.UNIT + ": Main process exited, code=exited, status=1/FAILURE");
            return;
        }
        host.running = true;
        host.log = Optional.of(member.get().id());
        if (host.environment().containsKey("ETCD_FORCE_NEW_CLUSTER")) {
            raft.standAlone(member.get().id());
        }
        raft.publish(member.get(), host.environment().getOrDefault("ETCD_NAME", "default"), host.clientUrl());
        host.says("ready to serve client requests");
        host.says("Started " + SimulatedHost.UNIT + " - etcd2.");
    }

    /// The first restored member to start brings its cluster into the world.
    private void found(Action.RestoreData made) {
        Genesis.of(made.token(), SimulatedSystemd.founders(made.initialCluster()))
                .filter(genesis -> !genesis.clusterId().equals(raft.id))
                .ifPresent(genesis -> raft.refound(
                        genesis.clusterId(),
                        SimulatedSystemd.founders(made.initialCluster()).stream()
                                .map(founder -> new Member(
                                        Optional.ofNullable(genesis.memberIds().get(founder.name()))
                                                .orElseThrow(),
                                        "",
                                        founder.peerUrls(),
                                        List.of(),
                                        false))
                                .toList()));
    }

    private Optional<Member> joining(SimulatedHost host) {
        var settings = host.environment();
        var discovers = settings.containsKey("ETCD_DISCOVERY");
        var joins = "existing".equals(settings.get("ETCD_INITIAL_CLUSTER_STATE"))
                && settings.getOrDefault("ETCD_INITIAL_CLUSTER", "")
                        .contains(host.peerUrl().toString());
        return discovers || !joins
                ? Optional.empty()
                : raft.withPeerUrl(host.peerUrl()).filter(member -> !member.started());
    }
}
