package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.Inventory;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A whole cluster without a network: both ports, n hosts with systemd and etcd as far as a replacement can tell.
/// Rehearse on it; it keeps a list of every changing act and remembers the worst moment of its quorum.
public final class SimulatedCluster implements EtcdPort, HostPort {
    /// What may go wrong with the next changing act.
    public enum Mishap {
        /// It happens, and the answer is lost.
        ANSWER_LOST,
        /// It never arrives, and nobody is told.
        REQUEST_LOST,
        /// It happens, but only when the other side would almost have dropped it, and nobody is told.
        LATE,
        /// A definite "not now", as etcd says in the first seconds after a reconnect.
        NOT_NOW
    }

    private static final Version VERSION = new Version(3, 4, 23);
    /// etcd drops a request after 7 s (5 s and two election timeouts).
    private static final Duration LATE_CALL = Duration.ofSeconds(6);
    /// A command whose connection broke is under way already.
    private static final Duration LATE_COMMAND = Duration.ofMillis(1500);

    /// An act that is still on its way.
    private record Late(Instant due, Supplier<Outcome> act) {}

    private final ClusterName name;
    private final Diary diary;
    private final List<SimulatedHost> hosts = new ArrayList<>();
    private final SimulatedRaft raft = new SimulatedRaft();
    private final List<String> acts = new ArrayList<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final Deque<Late> late = new ArrayDeque<>();
    private Optional<Snapshot> snapshot = Optional.empty();

    /// `size` healthy voters on 10.0.1.1 and up.
    public SimulatedCluster(ClusterName name, int size, Clock clock) {
        this(name, size, Diary.none(clock));
    }

    /// The cluster that the file's lines tell of, or a new one where there is no file yet. From here on each change is
    /// in the file before it is made, so that a drill goes on where it was when the bot comes back.
    public static SimulatedCluster keptIn(Path file, ClusterName name, int size, Clock clock) throws IOException {
        var diary = Diary.in(file, clock);
        var cluster = new SimulatedCluster(name, size, diary);
        diary.retell(cluster::again);
        return cluster;
    }

    private SimulatedCluster(ClusterName name, int size, Diary diary) {
        this.name = name;
        this.diary = diary;
        for (var number = 1; number <= size; number++) {
            var host = new SimulatedHost(number);
            hosts.add(host);
            raft.add(host.peerUrl(), false);
            var member = raft.withPeerUrl(host.peerUrl()).orElseThrow();
            raft.publish(member, host.machineId, host.clientUrl());
            host.log = Optional.of(member.id());
            host.running = true;
        }
        settle();
    }

    public Inventory inventory(List<String> rooms) {
        return new Inventory(name, hosts.stream().map(SimulatedHost::clientUrl).toList(), List.of(), rooms);
    }

    // What a rehearsal does to it.

    /// etcd dies and stays dead; its data is intact.
    public synchronized void kill(int number) {
        note("kill", number);
        host(number).running = false;
        host(number).wanted = false;
        settle();
    }

    /// etcd dies and its data is gone; systemd restarts it in vain.
    public synchronized void wipe(int number) {
        note("wipe", number);
        host(number).running = false;
        host(number).log = Optional.empty();
        settle();
    }

    /// etcd hears nothing and says nothing; requests that need it wait.
    public synchronized void freeze(int number) {
        note("freeze", number);
        host(number).frozen = true;
        settle();
    }

    public synchronized void thaw(int number) {
        note("thaw", number);
        host(number).frozen = false;
        settle();
    }

    /// The stopped or killed etcd is started by hand, outside of any plan.
    public synchronized void revive(int number) {
        note("revive", number);
        host(number).wanted = true;
        tryStart(host(number));
        settle();
    }

    public synchronized void unreachable(int number) {
        note("unreachable", number);
        host(number).reachable = false;
    }

    public synchronized void fillDisk(int number) {
        note("fillDisk", number);
        host(number).freeBytes = 4096;
    }

    /// The host restarts: what was in /run is gone, and the unit starts as its remaining files say.
    public synchronized void reboot(int number) {
        note("reboot", number);
        var host = host(number);
        host.boots++;
        host.masked = false;
        host.files.keySet().removeIf(path -> path.startsWith("/run/"));
        host.reload();
        host.running = false;
        host.wanted = true;
        tryStart(host);
        settle();
    }

    /// Somebody else adds a member.
    public synchronized void addBehindOurBack(Url peerUrl) {
        diary.note("addBehindOurBack", List.of(peerUrl.toString()));
        raft.propose(new Change.AddLearner(peerUrl), this::answers);
    }

    public synchronized void raise(dev.quorate.core.cluster.Alarm alarm) {
        diary.note("raise", DiaryWords.of(alarm));
        raft.alarms.add(alarm);
    }

    /// Befalls the next changing act; several befall the next ones in turn.
    public synchronized void befall(Mishap mishap) {
        diary.note("befall", List.of(mishap.name()));
        mishaps.add(mishap);
    }

    public synchronized MemberId memberOn(int number) {
        return raft.withPeerUrl(host(number).peerUrl()).orElseThrow().id();
    }

    public synchronized MemberId leader() {
        return raft.leader;
    }

    /// Every changing act that took effect, in order.
    public synchronized List<String> acts() {
        return List.copyOf(acts);
    }

    /// The least slack that the voters ever had.
    public synchronized int leastSlack() {
        return raft.leastSlack();
    }

    // etcd.

    @Override
    public synchronized EndpointView look(Url endpoint, Duration deadline) {
        settle();
        var evidence = new Evidence(diary.now(), endpoint.toString(), Duration.ofMillis(1));
        var host = at(endpoint.address());
        var member = host.flatMap(found -> found.log).map(raft.members::get);
        if (host.isEmpty() || member.isEmpty() || !host.get().running) {
            return new EndpointView.Silent(endpoint, evidence, EndpointView.Silence.REFUSED, "connection refused");
        }
        if (!host.get().answers()) {
            return new EndpointView.Silent(
                    endpoint,
                    evidence,
                    EndpointView.Silence.TIMEOUT,
                    "no answer within " + deadline.toMillis() + " ms");
        }
        var status = new EndpointView.Status(
                raft.id,
                member.get().id(),
                VERSION,
                raft.leader,
                raft.term,
                raft.index(),
                raft.index(),
                20_480,
                16_384,
                member.get().learner(),
                List.of());
        return new EndpointView.Answered(endpoint, evidence, status, reading(member.get()));
    }

    private EndpointView.Reading reading(Member member) {
        if (member.learner()) {
            return new EndpointView.NotCurrent("it is a learner");
        }
        return raft.quorum(this::answers).holds()
                ? new EndpointView.Current(raft.revision, List.copyOf(raft.members.values()), raft.alarms)
                : new EndpointView.NotCurrent("it cannot read from a quorum");
    }

    @Override
    public synchronized Outcome call(EtcdCall call, Url via, Duration deadline) {
        settle();
        diary.note("call", DiaryWords.of(call, via));
        if (at(via.address()).filter(SimulatedHost::answers).isEmpty()) {
            return new Outcome.Unknown("no answer within " + deadline.toMillis() + " ms");
        }
        return mishap(LATE_CALL, () -> new SimulatedCalls(raft, this::answers).make(call, this::act, this::save));
    }

    private void save(String file) {
        snapshot = Optional.of(new Snapshot(diary.now(), "snapshots/" + file, 20_512, "5a".repeat(32), raft.revision));
    }

    @Override
    public synchronized Optional<Snapshot> newestSnapshot() {
        return snapshot;
    }

    // Hosts.

    @Override
    public synchronized HostView look(Address address, Optional<HostFocus> focus, Duration deadline) {
        settle();
        var evidence = new Evidence(diary.now(), "ssh " + address, Duration.ofMillis(1));
        return at(address)
                .filter(host -> host.reachable)
                .<HostView>map(host -> new HostView.Reached(
                        address,
                        evidence,
                        host.facts(host.log.map(id -> new HostView.WalIdentity(id, raft.id)), focus.isPresent())))
                .orElseGet(() -> new HostView.Unreached(
                        address,
                        evidence,
                        HostView.Obstacle.UNREACHABLE,
                        "SSH to " + address + " found no route",
                        "Bring the host up."));
    }

    @Override
    public synchronized Outcome act(Action.OnHost action, Duration deadline) {
        settle();
        diary.note("act", DiaryWords.of(action));
        return at(action.host())
                .filter(host -> host.reachable)
                .map(host -> mishap(LATE_COMMAND, () -> {
                    act(action.getClass().getSimpleName() + " " + action.host());
                    SimulatedSystemd.act(host, action);
                    if (host.wanted && !host.masked) {
                        tryStart(host);
                    }
                    settle();
                    return new Outcome.Done(List.of());
                }))
                .orElseGet(() -> new Outcome.Unknown("the connection to " + action.host() + " broke"));
    }

    @Override
    public synchronized LogRead readLog(Address address, String dataDirectory, Duration deadline) {
        settle();
        return at(address)
                .filter(host -> host.reachable)
                .map(host -> host.readLog(dataDirectory, raft))
                .orElseGet(() -> new LogRead.NotRead("SSH to " + address + " found no route. Bring the host up."));
    }

    @Override
    public synchronized Following follow(Address host, String unit, Consumer<String> line) {
        line.accept("Starting " + unit + " - etcd2...");
        line.accept("ready to serve client requests");
        return () -> {};
    }

    // Within.

    private void note(String what, int number) {
        diary.note(what, List.of(Integer.toString(number)));
    }

    /// Between two lines there may have been looks, at which a cluster settles; settling once does the same.
    private synchronized void again(DiaryLine line) {
        settle();
        var words = line.words();
        switch (line.what()) {
            case "addBehindOurBack" -> addBehindOurBack(DiaryWords.url(words.getFirst()));
            case "raise" -> raise(DiaryWords.alarm(words));
            case "befall" -> befall(Mishap.valueOf(words.getFirst()));
            case "call" -> call(DiaryWords.call(words), DiaryWords.url(words.getFirst()), Duration.ZERO);
            case "act" -> act(DiaryWords.act(words), Duration.ZERO);
            default -> again(line.what(), Integer.parseInt(words.getFirst()));
        }
    }

    private void again(String what, int number) {
        switch (what) {
            case "kill" -> kill(number);
            case "wipe" -> wipe(number);
            case "freeze" -> freeze(number);
            case "thaw" -> thaw(number);
            case "revive" -> revive(number);
            case "unreachable" -> unreachable(number);
            case "fillDisk" -> fillDisk(number);
            case "reboot" -> reboot(number);
            default -> throw new IllegalArgumentException("the diary tells of an unknown " + what);
        }
    }

    private Outcome mishap(Duration lateness, Supplier<Outcome> act) {
        return switch (mishaps.poll()) {
            case null -> act.get();
            case ANSWER_LOST -> {
                var outcome = act.get();
                yield new Outcome.Unknown(
                        "the answer was lost behind " + outcome.getClass().getSimpleName());
            }
            case REQUEST_LOST -> new Outcome.Unknown("no answer within the deadline");
            case LATE -> {
                late.add(new Late(diary.now().plus(lateness), act));
                yield new Outcome.Unknown("no answer within the deadline");
            }
            case NOT_NOW -> new Outcome.NotNow("etcdserver: unhealthy cluster");
        };
    }

    private void act(String what) {
        acts.add(what);
    }

    private void settle() {
        while (!late.isEmpty() && !late.getFirst().due().isAfter(diary.now())) {
            var _ = late.removeFirst().act().get();
        }
        hosts.stream()
                .filter(host -> host.wanted && !host.running && !host.masked)
                .forEach(this::tryStart);
        raft.settle(this::answers);
    }

    /// What etcd does at a start: a log decides alone; without one the bootstrap settings do.
    private void tryStart(SimulatedHost host) {
        if (host.running) {
            return;
        }
        var member = host.log.isPresent() ? host.log.map(raft.members::get) : joining(host);
        if (member.isEmpty()) {
            host.restarts++;
            return;
        }
        host.running = true;
        host.log = Optional.of(member.get().id());
        raft.publish(member.get(), host.environment().getOrDefault("ETCD_NAME", "default"), host.clientUrl());
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

    private boolean answers(Member member) {
        return hosts.stream().anyMatch(host -> host.answers() && host.log.equals(Optional.of(member.id())));
    }

    private SimulatedHost host(int number) {
        return hosts.get(number - 1);
    }

    private Optional<SimulatedHost> at(Address address) {
        return hosts.stream().filter(host -> host.address.equals(address)).findFirst();
    }
}
