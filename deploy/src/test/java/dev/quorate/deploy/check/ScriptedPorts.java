package dev.quorate.deploy.check;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.EndpointView.Answered;
import dev.quorate.core.cluster.EndpointView.Current;
import dev.quorate.core.cluster.EndpointView.Status;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.Inventory;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A cluster of three healthy members on three hosts, for specs to spoil. It refuses every change.
final class ScriptedPorts implements EtcdPort, HostPort {
    private static final Instant AT = Instant.parse("2026-11-22T02:11:42Z");

    private final Map<Url, EndpointView> endpoints = new HashMap<>();
    private final Map<Address, HostView> hosts = new HashMap<>();
    private final List<Url> order = new ArrayList<>();

    /// Looks wait for each other here: a checkup that looks one after the other never gets past it.
    private final CountDownLatch together;

    ScriptedPorts(int looksAtOnce) {
        together = new CountDownLatch(looksAtOnce);
        for (var number = 1; number <= 3; number++) {
            var endpoint = endpoint(number);
            order.add(endpoint);
            endpoints.put(endpoint, answered(endpoint, number));
            hosts.put(endpoint.address(), reached(endpoint.address()));
        }
    }

    static Url endpoint(int number) {
        return new Url("http", "10.0.1." + number, 2379);
    }

    Watch watch() {
        return new Watch(
                new Inventory(new ClusterName("prod-eu"), order, List.of(), List.of("console:ops")), this, this);
    }

    void put(EndpointView view) {
        endpoints.put(view.endpoint(), view);
    }

    void put(HostView view) {
        hosts.put(view.address(), view);
    }

    private static Answered answered(Url endpoint, int number) {
        return answered(endpoint, new ClusterId(0xcdf8), new MemberId(number), 3);
    }

    static Answered answered(Url endpoint, ClusterId cluster, MemberId member, int members) {
        var status = new Status(
                cluster, member, new Version(3, 4, 23), new MemberId(1), 7, 100, 100, 20480, 20480, false, List.of());
        return new Answered(
                endpoint, evidence(endpoint.toString()), status, new Current(100, members(members), List.of()));
    }

    private static List<Member> members(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Member(
                        new MemberId(number),
                        "node" + number,
                        List.of(new Url("http", "10.0.1." + number, 2380)),
                        List.of(endpoint(number)),
                        false))
                .toList();
    }

    static Evidence evidence(String source) {
        return new Evidence(AT, source, Duration.ofMillis(12));
    }

    static HostView reached(Address host) {
        return reached(host, Duration.ofMillis(12), unit(UnaryOperator.identity(), List.of(), false));
    }

    static HostView reached(Address host, Duration skew, HostView.Owner owner) {
        var data =
                new HostView.DataDirectory("/var/lib/etcd2", true, "0700", "etcd", List.of("member"), Optional.empty());
        return new HostView.Reached(
                host,
                evidence(host.value()),
                new HostView.Facts(
                        "m" + host, "b" + host, "node", skew, owner, Optional.of(data), 9L << 30, Optional.empty()));
    }

    /// `state` turns the unit's sub-state `running` into another.
    static HostView.Owner unit(UnaryOperator<String> state, List<HostView.DropIn> dropIns, boolean needsReload) {
        SortedMap<String, String> environment = new TreeMap<>();
        return new HostView.Unit(new HostView.UnitFacts(
                "etcd2.service",
                "/usr/lib/systemd/system/etcd2.service",
                "etcd",
                "loaded",
                "active",
                state.apply("running"),
                "always",
                4,
                needsReload,
                dropIns,
                List.of(),
                environment,
                List.of(),
                List.of("/usr/bin/etcd2"),
                17));
    }

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        meet();
        return java.util.Objects.requireNonNull(endpoints.get(endpoint), endpoint.toString());
    }

    @Override
    public HostView look(Address host, Optional<HostFocus> focus, Duration deadline) {
        meet();
        return java.util.Objects.requireNonNull(hosts.get(host), host.toString());
    }

    private void meet() {
        together.countDown();
        try {
            together.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("a look was called off", e);
        }
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        throw new IllegalStateException("a checkup changes nothing");
    }

    @Override
    public Outcome act(Action.OnHost action, Duration deadline) {
        throw new IllegalStateException("a checkup changes nothing");
    }

    @Override
    public java.util.List<Snapshot> snapshots() {
        return java.util.List.of();
    }

    @Override
    public LogRead readLog(Address host, String dataDirectory, Duration deadline) {
        throw new IllegalStateException("a checkup reads no log");
    }

    @Override
    public Following follow(Address host, String unit, Consumer<String> line) {
        throw new IllegalStateException("a checkup follows nothing");
    }
}
