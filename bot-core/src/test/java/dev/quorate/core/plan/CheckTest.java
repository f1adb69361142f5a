package dev.quorate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each check on scenes where it holds, where it does not yet, and where waiting will not help ("never").
class CheckTest {
    private static final MemberId TWO = Scene.id(2);
    private static final Url PEER = Scene.peer(2);
    private static final Address HOST = Scene.address(2);
    private static final String UNIT = "etcd2.service";
    private static final String DATA = "/var/lib/etcd2";
    private static final String FILE = "/run/systemd/system/etcd2.service.d/zz-quorate-1.conf";

    private static Arguments row(String name, Check check, Scene scene, String verdict, String words) {
        return Arguments.of(name, check, scene, verdict, words);
    }

    private static Scene dead() {
        return Scene.of(3).silent(2);
    }

    private static Scene lost() {
        return Scene.of(3).silent(1).silent(2).silent(3);
    }

    /// The first answers, reads from no quorum, and has this list of its own.
    private static Scene alone(List<Member> list) {
        return Scene.of(2).silent(2).reading(1, new EndpointView.NotCurrent("no quorum", list));
    }

    private static Scene host(java.util.function.Consumer<SceneHost> bend) {
        return Scene.of(3).host(2, bend);
    }

    private static Snapshot snapshot(String at) {
        return new Snapshot(Instant.parse(at), "snapshots/a.db", 20_512, "5a".repeat(32), 41);
    }

    private static Scene applied(long applied) {
        return Scene.of(3)
                .learner(2)
                .status(
                        2,
                        was -> new EndpointView.Status(
                                was.clusterId(),
                                was.memberId(),
                                was.version(),
                                was.leader(),
                                was.term(),
                                was.raftIndex(),
                                applied,
                                was.dbBytes(),
                                was.dbInUseBytes(),
                                was.learner(),
                                was.errors()));
    }

    static Stream<Arguments> cluster() {
        var all = new ClusterCheck.AllHealthy(3, 41);
        return Stream.of(
                row("anything", new Check.Anything(), Scene.of(3), "holds", "looked at 3 endpoints"),
                row("anything, blind", new Check.Anything(), lost(), "holds", "looked at 3 endpoints"),
                row("still down", new ClusterCheck.StillDown(TWO), dead(), "holds", "is down: connection refused"),
                row("answers again", new ClusterCheck.StillDown(TWO), Scene.of(3), "never", "answers again"),
                row("gone", new ClusterCheck.StillDown(TWO), Scene.of(3).gone(2), "never", "not in the list any more"),
                row("no quorum", new ClusterCheck.StillDown(TWO), lost(), "not", "no endpoint can read from a quorum"),
                row("another leads", new ClusterCheck.LedByAnother(TWO), Scene.of(3), "holds", "leads"),
                row(
                        "leads itself",
                        new ClusterCheck.LedByAnother(TWO),
                        Scene.of(3).leads(2),
                        "not",
                        "the leader is"),
                row("leads", new ClusterCheck.Leads(TWO), Scene.of(3).leads(2), "holds", "leads"),
                row(
                        "another leads",
                        new ClusterCheck.LedByAnother(TWO),
                        Scene.of(3),
                        "holds",
                        Scene.id(1).toString()),
                row(
                        "leads still",
                        new ClusterCheck.LedByAnother(TWO),
                        Scene.of(3).leads(2),
                        "not",
                        TWO.toString()),
                row("follows", new ClusterCheck.Leads(TWO), Scene.of(3), "not", "the leader is " + Scene.id(1)),
                row("absent", new ClusterCheck.Absent(TWO), Scene.of(3).gone(2), "holds", "the list has 2 members"),
                row("listed though dead", new ClusterCheck.Absent(TWO), dead(), "not", "is in the list"),
                row("absence is not seen through a lost quorum", new ClusterCheck.Absent(TWO), lost(), "not", "quorum"),
                row(
                        "joined as learner",
                        new ClusterCheck.Joined(PEER, true),
                        Scene.of(3).learner(2),
                        "holds",
                        "learner " + TWO),
                row("joined as voter", new ClusterCheck.Joined(PEER, false), Scene.of(3), "holds", "voter " + TWO),
                row("a voter is no learner", new ClusterCheck.Joined(PEER, true), Scene.of(3), "not", "no learner at"),
                row(
                        "not joined",
                        new ClusterCheck.Joined(PEER, true),
                        Scene.of(3).gone(2),
                        "not",
                        "no learner at"),
                row("listed where all can read", new ClusterCheck.Listed(PEER), Scene.of(3), "holds", "voter " + TWO),
                row("not listed", new ClusterCheck.Listed(PEER), Scene.of(3).gone(2), "not", "no voter at " + PEER),
                row(
                        "listed by the one whose quorum the add has taken",
                        new ClusterCheck.Listed(PEER),
                        alone(Scene.of(2).clear().members()),
                        "holds",
                        Scene.client(1) + " lists a voter at " + PEER),
                row(
                        "not listed by one without a quorum",
                        new ClusterCheck.Listed(PEER),
                        alone(List.of()),
                        "not",
                        "no member that answers lists " + PEER),
                row(
                        "nobody there",
                        new ClusterCheck.NobodyAt(PEER),
                        Scene.of(3).gone(2),
                        "holds",
                        "nobody in the list"),
                row("somebody there", new ClusterCheck.NobodyAt(PEER), dead(), "not", "member " + TWO + " has it"),
                row("answers", new ClusterCheck.Answers(HOST, UNIT, PEER), Scene.of(3), "holds", "etcd 3.4.23"),
                row(
                        "silent",
                        new ClusterCheck.Answers(HOST, UNIT, PEER),
                        dead().host(2, SceneHost::crashLoops),
                        "not",
                        "does not answer yet; etcd2.service is activating (auto-restart), restarted 12 times"),
                row(
                        "nobody to answer",
                        new ClusterCheck.Answers(HOST, UNIT, PEER),
                        Scene.of(3).gone(2),
                        "never",
                        "no member"),
                row(
                        "a stranger answers",
                        new ClusterCheck.Answers(HOST, UNIT, PEER),
                        Scene.of(3)
                                .status(
                                        2,
                                        was -> new EndpointView.Status(
                                                was.clusterId(),
                                                Scene.id(66),
                                                was.version(),
                                                was.leader(),
                                                was.term(),
                                                1,
                                                1,
                                                1,
                                                1,
                                                false,
                                                List.of())),
                        "never",
                        "answers as " + Scene.id(66)),
                row("caught up", new ClusterCheck.CaughtUp(PEER, 10), applied(42), "holds", "9 entries behind"),
                row("behind", new ClusterCheck.CaughtUp(PEER, 10), applied(41), "not", "10 entries behind"),
                row(
                        "ahead of the leader's answer",
                        new ClusterCheck.CaughtUp(PEER, 10),
                        applied(99),
                        "holds",
                        "0 entries"),
                row(
                        "learner silent",
                        new ClusterCheck.CaughtUp(PEER, 10),
                        applied(50).silent(2),
                        "not",
                        "does not answer"),
                row(
                        "leader silent",
                        new ClusterCheck.CaughtUp(PEER, 10),
                        applied(50).silent(1),
                        "not",
                        "does not answer"),
                row("alone", new ClusterCheck.StandsAlone(Scene.id(1)), Scene.of(1), "holds", "is the only one"),
                row("not alone", new ClusterCheck.StandsAlone(Scene.id(1)), Scene.of(2), "not", "2 voters"),
                row("somebody else alone", new ClusterCheck.StandsAlone(TWO), Scene.of(1), "not", "members"),
                row("voters back", new ClusterCheck.HealthyVoters(2), dead(), "holds", "3 voters, 2 healthy"),
                row("too few back", new ClusterCheck.HealthyVoters(3), dead(), "not", "3 voters, 2 healthy"),
                row("nothing answers", new ClusterCheck.NoneAnswers(), gone(), "holds", "none of 2 endpoints"),
                row("one answers", new ClusterCheck.NoneAnswers(), dead(), "not", "answers as " + Scene.id(1)),
                row("its peer URL", new ClusterCheck.PeerUrlIs(TWO, PEER), Scene.of(3), "holds", "has the peer URL"),
                row(
                        "another peer URL",
                        new ClusterCheck.PeerUrlIs(TWO, Scene.peer(9)),
                        Scene.of(3),
                        "not",
                        "its peer URLs are"),
                row("nobody's peer URL", new ClusterCheck.PeerUrlIs(Scene.id(9), PEER), Scene.of(3), "never", "list"),
                row("all healthy", all, Scene.of(3), "holds", "3 voters, 3 healthy"),
                row("one down", all, dead(), "not", "3 voters, 2 healthy"),
                row("one too many", all, Scene.of(4), "not", "the list has"),
                row("a learner left", all, Scene.of(3).learner(4), "not", "the list has"),
                row("an alarm", all, Scene.of(3).alarm(TWO, Alarm.Kind.NOSPACE), "not", "alarms are raised"),
                row("a revision lost", all, Scene.of(3).revision(40), "never", "revision 40 is lower than 41"),
                row(
                        "young snapshot",
                        new ClusterCheck.SnapshotSince(Scene.AT),
                        Scene.of(3).snapshot(snapshot("2026-11-22T02:11:40Z")),
                        "holds",
                        "20512 bytes at revision 41"),
                row(
                        "old snapshot",
                        new ClusterCheck.SnapshotSince(Scene.AT),
                        Scene.of(3).snapshot(snapshot("2026-11-22T02:11:39Z")),
                        "not",
                        "no verified snapshot"),
                row(
                        "no snapshot",
                        new ClusterCheck.SnapshotSince(Scene.AT),
                        Scene.of(3),
                        "not",
                        "no verified snapshot"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("cluster")
    void a_check_on_the_cluster(String name, Check check, Scene scene, String verdict, String words) {
        assertVerdict(name, check, scene, verdict, words);
    }

    static Stream<Arguments> hosts() {
        var fenced = new HostCheck.Fenced(HOST, UNIT);
        var unmasked = new HostCheck.Unmasked(HOST, UNIT);
        var noData = new HostCheck.NoData(HOST, DATA);
        var aside = new HostCheck.NothingAside(HOST, DATA, "quorate-1");
        var onDisk = new HostCheck.DropInOnDisk(HOST, FILE, "ab".repeat(32));
        var dropInGone = new HostCheck.DropInGone(HOST, FILE);
        return Stream.of(
                row("fenced", fenced, host(SceneHost::fenced), "holds", "masked and inactive"),
                row("running", fenced, host(host -> {}), "not", "loaded and active (running)"),
                row(
                        "masked, still running",
                        fenced,
                        host(host -> host.loadState = "masked"),
                        "not",
                        "masked and active"),
                row(
                        "between two restarts",
                        fenced,
                        host(host -> {
                            host.loadState = "masked";
                            host.crashLoops();
                        }),
                        "not",
                        "auto-restart"),
                row(
                        "another unit owns etcd",
                        fenced,
                        host(host -> host.unit = "etcd-member.service"),
                        "never",
                        "owns etcd"),
                row(
                        "host unreached",
                        fenced,
                        host(host -> host.isUnreached(HostView.Obstacle.TIMEOUT, "no answer within 5 s", "Wait.")),
                        "not",
                        "no answer within 5 s"),
                row("host not looked at", fenced, Scene.of(3).withoutHost(2), "not", "was not looked at"),
                row(
                        "nobody owns etcd",
                        fenced,
                        host(host -> host.owner = Optional.of(new HostView.Nobody("no unit"))),
                        "not",
                        "no unit of etcd is seen"),
                row("unmasked", unmasked, host(host -> {}), "holds", "loaded and active"),
                row("masked", unmasked, host(SceneHost::fenced), "not", "is masked"),
                row("no data", noData, host(SceneHost::wiped), "holds", "holds nothing"),
                row(
                        "only what was set aside",
                        noData,
                        host(host -> {
                            host.wiped();
                            host.entries.add("member.quorate-1");
                        }),
                        "holds",
                        "holds member.quorate-1"),
                row("member there", noData, host(host -> {}), "not", "holds member"),
                row(
                        "proxy there",
                        noData,
                        host(host -> {
                            host.wiped();
                            host.entries.add("proxy");
                        }),
                        "not",
                        "holds proxy"),
                row("another directory", noData, host(host -> host.dataPath = "/data"), "never", "directory is /data"),
                row("data unknown", noData, host(host -> host.dataKnown = false), "not", "10.0.1.2"),
                row("nothing aside", aside, host(host -> {}), "holds", "holds [member]"),
                row("something aside", aside, host(host -> host.entries.add("member.quorate-1")), "not", "still holds"),
                row("on disk", onDisk, host(host -> host.addDropIn(FILE, "ab".repeat(32))), "holds", "is on disk"),
                row(
                        "on disk with other bytes",
                        onDisk,
                        host(host -> host.addDropIn(FILE, "cd".repeat(32))),
                        "not",
                        "not on disk as planned"),
                row("not on disk", onDisk, host(host -> {}), "not", "not on disk as planned"),
                row("drop-in gone", dropInGone, host(host -> {}), "holds", "is gone"),
                row("settings of ours on disk", onDisk, host(host -> ours(host)), "holds", "is on disk"),
                row("settings of ours there", dropInGone, host(host -> ours(host)), "not", "is still there"),
                row("starts at boot", new HostCheck.Enabled(HOST, UNIT, true), host(host -> {}), "holds", "is enabled"),
                row(
                        "does not start at boot",
                        new HostCheck.Enabled(HOST, UNIT, true),
                        host(host -> host.enablement = "disabled"),
                        "not",
                        "is disabled"),
                row("runs", new HostCheck.Runs(HOST, UNIT), host(host -> {}), "holds", "runs as process 1001"),
                row("does not run", new HostCheck.Runs(HOST, UNIT), host(SceneHost::fenced), "not", "inactive"),
                row("entry there", new HostCheck.DataEntry(HOST, DATA, "member"), host(host -> {}), "holds", "member"),
                row("no such entry", new HostCheck.DataEntry(HOST, DATA, "copy"), host(host -> {}), "not", "[member]"),
                row("its log", holdsLog(2), host(host -> {}), "holds", "holds the log of member " + TWO),
                row("another's log", holdsLog(3), host(host -> {}), "not", "holds the log of member " + TWO),
                row("no log", holdsLog(2), host(SceneHost::wiped), "not", "holds no log"),
                row("drop-in there", dropInGone, host(host -> host.addDropIn(FILE, "00")), "not", "is still there"));
    }

    private static void ours(SceneHost host) {
        host.settingsFiles.add(new HostView.DropIn(FILE, "ab".repeat(32)));
    }

    private static HostCheck.HoldsLog holdsLog(int number) {
        return new HostCheck.HoldsLog(HOST, DATA, new HostView.WalIdentity(Scene.id(number), Scene.CLUSTER));
    }

    private static Scene gone() {
        return Scene.of(2).silent(1).silent(2);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("hosts")
    void a_check_on_a_host(String name, Check check, Scene scene, String verdict, String words) {
        assertVerdict(name, check, scene, verdict, words);
    }

    private static HostCheck.Computed computed() {
        var environment = new TreeMap<>(Map.of(
                "ETCD_NAME", "node2",
                "ETCD_DATA_DIR", DATA,
                "ETCD_DISCOVERY", "http://10.0.1.254:7379/v2/keys/discovery/lab"));
        return new HostCheck.Computed(
                HOST,
                UNIT,
                environment,
                List.of("/usr/bin/etcd2"),
                List.of("/etc/systemd/system/etcd2.service.d/20-cloudinit.conf"),
                new TreeMap<>());
    }

    static Stream<Arguments> settings() {
        var computed = computed();
        var restarts = new HostCheck.RestartsFromLog(HOST, PEER, Scene.CLUSTER, computed);
        return Stream.of(
                row(
                        "as planned",
                        computed,
                        host(host -> {}),
                        "holds",
                        "as planned: 3 variables, 1 words of ExecStart, 1 drop-ins"),
                row(
                        "a variable more",
                        computed,
                        host(host -> host.environment.put("ETCD_DEBUG", "1")),
                        "not",
                        "ETCD_DEBUG is not as planned"),
                row(
                        "a variable less",
                        computed,
                        host(host -> host.environment.remove("ETCD_NAME")),
                        "not",
                        "ETCD_NAME is not as planned"),
                row(
                        "another argument",
                        computed,
                        host(host -> host.arguments = List.of("/bin/sh")),
                        "not",
                        "ExecStart has 1 words that are not the planned 1"),
                row("a drop-in more", computed, host(host -> host.addDropIn(FILE, "00")), "not", "drop-ins ["),
                row("not read yet", computed, host(host -> host.needsReload = true), "not", "needs a daemon-reload"),
                row("masked", computed, host(SceneHost::fenced), "not", "is masked"),
                row("restarts from its log", restarts, host(host -> {}), "holds", "rejoins as " + TWO),
                row("no log yet", restarts, host(SceneHost::wiped), "not", "holds no log yet"),
                row(
                        "the log of another",
                        restarts,
                        host(host -> host.wal = Optional.of(new HostView.WalIdentity(Scene.id(9), Scene.CLUSTER))),
                        "never",
                        "holds the log of"),
                row("settings differ", restarts, host(host -> host.environment.clear()), "not", "something else"),
                row("not a member", restarts, Scene.of(3).gone(2), "never", "no member at"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("settings")
    void a_check_of_what_the_next_start_would_do(String name, Check check, Scene scene, String verdict, String words) {
        assertVerdict(name, check, scene, verdict, words);
    }

    private static void assertVerdict(String name, Check check, Scene scene, String verdict, String words) {
        switch (check.on(scene.state())) {
            case Verdict.Holds(var proof) -> {
                assertThat(verdict).as(name + ": " + proof).isEqualTo("holds");
                assertThat(proof).contains(words);
            }
            case Verdict.Not(var why, var hopeless) -> {
                assertThat(verdict).as(name + ": " + why).isEqualTo(hopeless ? "never" : "not");
                assertThat(why).contains(words);
            }
        }
    }

    @Test
    void no_kind_of_check_is_without_a_row_here() {
        var tried = Stream.of(cluster(), hosts(), settings())
                .flatMap(rows -> rows)
                .map(row -> row.get()[1].getClass().getSimpleName())
                .collect(Collectors.toSet());
        assertThat(kinds(Check.class)).isNotEmpty().allMatch(tried::contains);
    }

    private static List<String> kinds(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses())
                        .flatMap(kind -> kinds(kind).stream())
                        .toList()
                : List.of(family.getSimpleName());
    }
}
