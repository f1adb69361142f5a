package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A whole cluster without a network: both ports, n hosts with systemd and etcd as far as a replacement can
/// tell. Rehearse on it; it keeps a list of every changing act and remembers the worst moment of its quorum.
/// It passes the contracts of both ports. Its own part is the lock around all the others.
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

    /// How many hosts there are: voters on 10.0.1.1 and up, behind them proxies, behind these spares, which
    /// are ready to become members and run nothing. Proxies and spares are no endpoints.
    public record Size(int members, int proxies, int spares) {
        int hosts() {
            return members + proxies + spares;
        }

        SimulatedHost.Kind kind(int number) {
            return number <= members
                    ? SimulatedHost.Kind.MEMBER
                    : number <= members + proxies ? SimulatedHost.Kind.PROXY : SimulatedHost.Kind.SPARE;
        }
    }

    private static final Version TODAY = new Version(3, 4, 23);

    private final ClusterName name;
    private final Diary diary;
    private final SimulatedWorld world;
    private final SimulatedMishaps mishaps;
    private final SimulatedEtcd etcd;
    private final SimulatedHosts hosts;

    /// `size` healthy voters on 10.0.1.1 and up.
    public SimulatedCluster(ClusterName name, int size, Clock clock) {
        this(name, new Size(size, 0, 0), clock);
    }

    public SimulatedCluster(ClusterName name, Size size, Clock clock) {
        this(name, size, TODAY, clock);
    }

    /// Of another age: with 2.3.8 it has the v2 API only.
    public SimulatedCluster(ClusterName name, Size size, Version version, Clock clock) {
        this(name, size, version, Diary.none(clock));
    }

    /// The cluster that the file's lines tell of, or a new one where there is no file yet. From here on each
    /// change is in the file before it is made, so that a drill goes on where it was when the bot comes back.
    public static SimulatedCluster keptIn(Path file, ClusterName name, int size, Clock clock) throws IOException {
        var diary = Diary.in(file, clock);
        var cluster = new SimulatedCluster(name, new Size(size, 0, 0), TODAY, diary);
        diary.retell(line -> Retelling.tell(line, cluster));
        return cluster;
    }

    private SimulatedCluster(ClusterName name, Size size, Version version, Diary diary) {
        this.name = name;
        this.diary = diary;
        this.world = new SimulatedWorld(size, version);
        this.mishaps = new SimulatedMishaps(diary);
        this.etcd = new SimulatedEtcd(world, mishaps, diary);
        this.hosts = new SimulatedHosts(world, mishaps, diary);
    }

    public Inventory inventory(List<String> rooms) {
        return new Inventory(name, world.endpoints(), world.moreHosts(), rooms);
    }

    // What a rehearsal does to it.

    /// etcd dies and stays dead; its data is intact.
    public void kill(int number) {
        befall(Fault.KILL, number);
    }

    /// etcd dies and its data is gone; systemd restarts it in vain.
    public void wipe(int number) {
        befall(Fault.WIPE, number);
    }

    /// etcd hears nothing and says nothing; requests that need it wait.
    public void freeze(int number) {
        befall(Fault.FREEZE, number);
    }

    public void thaw(int number) {
        befall(Fault.THAW, number);
    }

    /// The stopped or killed etcd is started by hand, outside of any plan.
    public void revive(int number) {
        befall(Fault.REVIVE, number);
    }

    public void unreachable(int number) {
        befall(Fault.UNREACHABLE, number);
    }

    public void fillDisk(int number) {
        befall(Fault.FILL_DISK, number);
    }

    /// The host restarts: what was in /run is gone, and the unit starts as its remaining files say.
    public void reboot(int number) {
        befall(Fault.REBOOT, number);
    }

    /// From now on etcd exits at each start.
    public void breakEtcd(int number) {
        befall(Fault.BREAK, number);
    }

    public void mendEtcd(int number) {
        befall(Fault.MEND, number);
    }

    /// The host and everything on it is gone until it gets power again; its disk is as it was.
    public void powerOff(int number) {
        befall(Fault.POWER_OFF, number);
    }

    public void powerOn(int number) {
        befall(Fault.POWER_ON, number);
    }

    /// A drop-in of this path lies on the host, and systemd has read it.
    public synchronized void leave(int number, String path, String content) {
        diary.note(Retelling.LEFT, List.of(Integer.toString(number), path, content));
        world.host(number).files.put(path, content);
        world.host(number).reload();
    }

    /// Nothing runs there, and its data directory holds the log of this member: a wrong disk, or an old copy.
    public synchronized void swapDisk(int number, MemberId log) {
        diary.note(Retelling.SWAPPED, List.of(Integer.toString(number), log.hex()));
        Fault.KILL.befall(world.host(number));
        world.host(number).log = Optional.of(log);
    }

    synchronized void befall(Fault fault, int number) {
        diary.note(Retelling.FAULT, List.of(fault.name(), Integer.toString(number)));
        fault.befall(world.host(number));
        settle();
    }

    /// Somebody else adds a member.
    public synchronized void addBehindOurBack(Url peerUrl) {
        diary.note(Retelling.ADDED, List.of(peerUrl.toString()));
        world.propose(new Change.AddLearner(peerUrl));
    }

    public synchronized void raise(Alarm alarm) {
        diary.note(Retelling.ALARM, DiaryWords.of(alarm));
        world.raft.alarms.add(alarm);
    }

    /// Befalls the next changing act; several befall the next ones in turn.
    public synchronized void befall(Mishap mishap) {
        diary.note(Retelling.MISHAP, List.of(mishap.name()));
        mishaps.expect(mishap);
    }

    public synchronized MemberId memberOn(int number) {
        return world.raft
                .withPeerUrl(world.host(number).peerUrl())
                .orElseThrow()
                .id();
    }

    public synchronized MemberId leader() {
        return world.raft.leader;
    }

    /// Every changing act that took effect, in order.
    public synchronized List<String> acts() {
        return List.copyOf(world.acts);
    }

    /// The least slack that the voters ever had.
    public synchronized int leastSlack() {
        return world.raft.leastSlack();
    }

    // The ports.

    @Override
    public synchronized EndpointView look(Url endpoint, Duration deadline) {
        settle();
        return etcd.look(endpoint, deadline);
    }

    @Override
    public synchronized Outcome call(EtcdCall call, Url via, Duration deadline) {
        settle();
        diary.note(Retelling.CALL, DiaryWords.of(call, via));
        return etcd.call(call, via, deadline);
    }

    @Override
    public synchronized List<Snapshot> snapshots() {
        return etcd.snapshots();
    }

    @Override
    public synchronized HostView look(Address host, Optional<HostFocus> focus, Duration deadline) {
        settle();
        return hosts.look(host, focus);
    }

    @Override
    public synchronized Acted actAndLook(Action.OnHost action, HostFocus focus, Duration deadline) {
        var outcome = act(action, deadline);
        return outcome instanceof Outcome.Done
                ? new Acted(outcome, Optional.of(look(action.host(), Optional.of(focus), deadline)))
                : Acted.blindly(outcome);
    }

    @Override
    public synchronized Outcome act(Action.OnHost action, Duration deadline) {
        settle();
        diary.note(Retelling.ACT, DiaryWords.of(action));
        return hosts.act(action, deadline);
    }

    @Override
    public synchronized LogRead readLog(Address address, String dataDirectory, Duration deadline) {
        settle();
        return hosts.readLog(address, dataDirectory);
    }

    @Override
    public synchronized Following follow(Address host, String unit, Consumer<String> line) {
        return hosts.follow(host, unit, line);
    }

    synchronized void settle() {
        mishaps.arrive();
        world.settle();
    }
}
