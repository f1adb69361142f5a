package dev.quorate.core.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A look at a cluster, drawn by hand: healthy voters on 10.0.1.1 and up, the first of them leading, each on
/// a host with a unit and its data. A spec bends what it is about.
public final class Scene {
    public static final Instant AT = Instant.parse("2026-11-22T02:11:40Z");
    public static final ClusterName NAME = new ClusterName("prod-eu");
    public static final ClusterId CLUSTER = new ClusterId(0x181c969f82c4656L);

    private final TreeMap<Integer, Member> members = new TreeMap<>();
    private final Map<Integer, UnaryOperator<EndpointView>> bent = new HashMap<>();
    private final TreeMap<Integer, SceneHost> hosts = new TreeMap<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final Map<Integer, Version> versions = new HashMap<>();
    private Optional<Snapshot> snapshot = Optional.empty();
    private boolean secure;
    private int leader = 1;
    private long term = 7;
    private long revision = 41;

    private Scene(int voters) {
        for (var number = 1; number <= voters; number++) {
            members.put(number, member(number, "node" + number, false));
            hosts.put(number, new SceneHost(number));
        }
    }

    public static Scene of(int voters) {
        return new Scene(voters);
    }

    /// Above 2^63, as half of all real ids are.
    public static MemberId id(int number) {
        return new MemberId(0xa1b2c3d4e5f60000L + number);
    }

    public static Address address(int number) {
        return new Address("10.0.1." + number);
    }

    public static Url peer(int number) {
        return new Url("http", "10.0.1." + number, 2380);
    }

    public static Url client(int number) {
        return new Url("http", "10.0.1." + number, 2379);
    }

    /// In the list under this name (none if it never started), answering unless it is silenced.
    public Scene with(int number, String name, boolean learner) {
        members.put(number, member(number, name, learner));
        hosts.putIfAbsent(number, new SceneHost(number));
        return this;
    }

    public Scene learner(int number) {
        return with(number, "node" + number, true);
    }

    public Scene unstarted(int number) {
        return with(number, "", false).silent(number);
    }

    public Scene member(int number, Member member) {
        members.put(number, member);
        return this;
    }

    public Scene gone(int number) {
        members.remove(number);
        return silent(number);
    }

    public Scene silent(int number) {
        return silent(number, EndpointView.Silence.REFUSED, "connection refused");
    }

    public Scene silent(int number, EndpointView.Silence kind, String why) {
        return endpoint(number, view -> new EndpointView.Silent(view.endpoint(), view.evidence(), kind, why));
    }

    public Scene endpoint(int number, UnaryOperator<EndpointView> bend) {
        bent.merge(number, bend, (one, other) -> view -> other.apply(one.apply(view)));
        return this;
    }

    public Scene status(int number, UnaryOperator<EndpointView.Status> bend) {
        return endpoint(
                number,
                view -> view instanceof EndpointView.Answered(var url, var evidence, var status, var reading)
                        ? new EndpointView.Answered(url, evidence, bend.apply(status), reading)
                        : view);
    }

    public Scene reading(int number, EndpointView.Reading reading) {
        return endpoint(
                number,
                view -> view instanceof EndpointView.Answered(var url, var evidence, var status, _)
                        ? new EndpointView.Answered(url, evidence, status, reading)
                        : view);
    }

    public Scene errors(int number, String... errors) {
        return status(
                number,
                was -> new EndpointView.Status(
                        was.clusterId(),
                        was.memberId(),
                        was.version(),
                        was.leader(),
                        was.term(),
                        was.raftIndex(),
                        was.appliedIndex(),
                        was.dbBytes(),
                        was.dbInUseBytes(),
                        was.learner(),
                        List.of(errors)));
    }

    public Scene host(int number, Consumer<SceneHost> bend) {
        bend.accept(hosts.computeIfAbsent(number, SceneHost::new));
        return this;
    }

    public Scene withoutHost(int number) {
        hosts.remove(number);
        return this;
    }

    /// Everybody speaks https; the hosts' settings are bent apart from it.
    public Scene secure() {
        secure = true;
        return this;
    }

    public Scene alarm(MemberId member, Alarm.Kind kind) {
        alarms.add(new Alarm(member, kind));
        return this;
    }

    public Scene leads(int number) {
        leader = number;
        return this;
    }

    public Scene term(long now) {
        term = now;
        return this;
    }

    public Scene revision(long now) {
        revision = now;
        return this;
    }

    public Scene version(int number, String version) {
        versions.put(number, Version.parse(version).orElseThrow());
        return this;
    }

    public Scene snapshot(Snapshot newest) {
        snapshot = Optional.of(newest);
        return this;
    }

    public ClusterState state() {
        var numbers = new java.util.TreeSet<>(members.keySet());
        numbers.addAll(bent.keySet());
        return new ClusterState(
                NAME,
                AT,
                numbers.stream().map(this::view).toList(),
                hosts.values().stream().map(SceneHost::view).toList(),
                snapshot.stream().toList());
    }

    /// For specs that know it is one.
    public Picture.Clear clear() {
        return (Picture.Clear) state().picture();
    }

    private EndpointView view(int number) {
        var evidence = new Evidence(AT, client(number).toString(), Duration.ofMillis(12));
        var learner = members.containsKey(number) && members.get(number).learner();
        var status = new EndpointView.Status(
                CLUSTER,
                id(number),
                versions.getOrDefault(number, new Version(3, 4, 23)),
                id(leader),
                term,
                revision + 10,
                revision + 10,
                20_480,
                16_384,
                learner,
                List.of());
        EndpointView view = new EndpointView.Answered(
                spoken(client(number)),
                evidence,
                status,
                learner
                        ? new EndpointView.NotCurrent("it is a learner")
                        : new EndpointView.Current(
                                revision,
                                members.values().stream().map(this::spoken).toList(),
                                alarms));
        return bent.getOrDefault(number, same -> same).apply(view);
    }

    private Url spoken(Url url) {
        return secure ? new Url("https", url.host(), url.port()) : url;
    }

    private Member spoken(Member member) {
        return new Member(
                member.id(),
                member.name(),
                member.peerUrls().stream().map(this::spoken).toList(),
                member.clientUrls().stream().map(this::spoken).toList(),
                member.learner());
    }

    private static Member member(int number, String name, boolean learner) {
        return new Member(
                id(number), name, List.of(peer(number)), name.isEmpty() ? List.of() : List.of(client(number)), learner);
    }
}
