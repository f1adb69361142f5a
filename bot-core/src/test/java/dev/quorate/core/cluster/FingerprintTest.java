package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a plan depends on is in the fingerprint; what moves by itself on a healthy cluster is not.
class FingerprintTest {
    private static Arguments bend(String name, String key, Consumer<Scene> bend) {
        return Arguments.of(name, key, bend);
    }

    private static Arguments onHost(String name, String key, Consumer<SceneHost> bend) {
        return bend(name, key, scene -> scene.host(3, bend));
    }

    static Stream<Arguments> still() {
        return Stream.of(
                bend("the term", "", scene -> scene.term(8)),
                bend("revision and indexes", "", scene -> scene.revision(4_100)),
                bend("a member's name", "", scene -> scene.with(3, "renamed", false)),
                bend("the snapshot", "", scene -> scene.snapshot(new Snapshot(Scene.AT, "a.db", 1, "00", 1))),
                bend(
                        "size of the database",
                        "",
                        scene -> scene.status(
                                3,
                                was -> new EndpointView.Status(
                                        was.clusterId(),
                                        was.memberId(),
                                        was.version(),
                                        was.leader(),
                                        was.term(),
                                        was.raftIndex(),
                                        was.appliedIndex(),
                                        99_999,
                                        99_999,
                                        was.learner(),
                                        was.errors()))),
                onHost("free space", "", host -> host.freeBytes = 1),
                onHost("the clock's skew", "", host -> host.skew = Duration.ofHours(1)),
                onHost("how often the unit was restarted", "", host -> host.restarts = 99),
                onHost("the main process", "", host -> host.mainPid = 4242),
                onHost("the host's own name", "", host -> host.hostName = "renamed"),
                onHost("the mode of the data directory", "", host -> host.dataMode = "755"));
    }

    @ParameterizedTest(name = "{0} may move without a difference")
    @MethodSource("still")
    void what_moves_by_itself_is_not_in_it(String name, String key, Consumer<Scene> bend) {
        assertThat(differences(bend)).as(name + key).isEmpty();
        var bent = Scene.of(3);
        bend.accept(bent);
        assertThat(bent.state().fingerprint().hex())
                .isEqualTo(Scene.of(3).state().fingerprint().hex());
    }

    static Stream<Arguments> moving() {
        var three = Scene.id(3);
        return Stream.of(
                bend("a leader", "leader", scene -> scene.leads(2)),
                bend("a voter that dies", "health/" + three, scene -> scene.silent(3)),
                bend("a version", "version/" + three, scene -> scene.version(3, "3.4.24")),
                bend("a voter that became a learner", "member/" + three, scene -> scene.learner(3)),
                bend(
                        "another peer URL",
                        "member/" + three,
                        scene -> scene.member(
                                3,
                                new Member(
                                        three,
                                        "node3",
                                        List.of(Scene.peer(3), Scene.peer(33)),
                                        List.of(Scene.client(3)),
                                        false))),
                bend(
                        "a new member",
                        "member/" + Scene.id(4),
                        scene -> scene.learner(4).withoutHost(4)),
                bend("a member that is gone", "member/" + three, scene -> scene.gone(3)),
                bend("an alarm", "alarm/" + three + "/NOSPACE", scene -> scene.alarm(three, Alarm.Kind.NOSPACE)),
                bend(
                        "lost quorum",
                        "cluster",
                        scene -> scene.silent(1).silent(2).silent(3)),
                bend("blindness", "cluster", scene -> scene.silent(2, EndpointView.Silence.DENIED, "no rights")),
                onHost("another machine", "machine/10.0.1.3", host -> host.machineId = "1".repeat(32)),
                onHost("a reboot", "boot/10.0.1.3", host -> host.bootId = "other"),
                onHost(
                        "an unreachable host",
                        "machine/10.0.1.3",
                        host -> host.isUnreached(HostView.Obstacle.TIMEOUT, "late", "Wait.")),
                onHost("another unit", "unit/10.0.1.3", host -> host.unit = "etcd-member.service"),
                onHost("another unit file", "unit/10.0.1.3", host -> host.fragmentPath = "/etc/x.service"),
                onHost("another user", "unit/10.0.1.3", host -> host.user = "root"),
                onHost("a drop-in more", "unit/10.0.1.3", host -> host.addDropIn("/run/x.conf", "0b")),
                onHost(
                        "a drop-in with other bytes",
                        "unit/10.0.1.3",
                        host -> host.dropIns.set(
                                0, new HostView.DropIn(host.dropIns.getFirst().path(), "0c"))),
                onHost("a drop-in that systemd has not read", "unit/10.0.1.3", host -> host.loadedDropIns.clear()),
                onHost("a variable", "unit/10.0.1.3", host -> host.environment.put("ETCD_NAME", "x")),
                onHost("an environment file", "unit/10.0.1.3", host -> host.environmentFiles.add("/etc/etcd.env")),
                onHost("an argument", "unit/10.0.1.3", host -> host.arguments = List.of("/usr/bin/etcd2", "--debug")),
                onHost(
                        "a foreign manager",
                        "unit/10.0.1.3",
                        host -> host.owner = Optional.of(new HostView.Foreign("kubelet"))),
                onHost("nobody", "unit/10.0.1.3", host -> host.owner = Optional.of(new HostView.Nobody("nothing"))),
                onHost("a mask", "run/10.0.1.3", host -> host.loadState = "masked"),
                onHost("a stopped unit", "run/10.0.1.3", host -> host.activeState = "inactive"),
                onHost("another data directory", "data/10.0.1.3", host -> host.dataPath = "/data"),
                onHost("data without a log", "data/10.0.1.3", SceneHost::wiped),
                onHost(
                        "the log of another member",
                        "data/10.0.1.3",
                        host -> host.wal = Optional.of(new HostView.WalIdentity(Scene.id(9), Scene.CLUSTER))),
                onHost("unknown data", "data/10.0.1.3", host -> host.dataKnown = false));
    }

    @ParameterizedTest(name = "{0} is a difference in {1}")
    @MethodSource("moving")
    void what_a_plan_depends_on_is_in_it(String name, String key, Consumer<Scene> bend) {
        assertThat(differences(bend))
                .as(name)
                .extracting(Fingerprint.Difference::key)
                .contains(key);
        var bent = Scene.of(3);
        bend.accept(bent);
        assertThat(bent.state().fingerprint().hex())
                .isNotEqualTo(Scene.of(3).state().fingerprint().hex());
    }

    private static List<Fingerprint.Difference> differences(Consumer<Scene> bend) {
        var bent = Scene.of(3);
        bend.accept(bent);
        return Scene.of(3).state().fingerprint().differences(bent.state().fingerprint());
    }

    @Test
    void a_unit_that_crash_loops_is_not_up_at_every_instant_of_its_loop() {
        var waiting = Scene.of(3).host(3, SceneHost::crashLoops);
        var dying = Scene.of(3).host(3, host -> {
            host.crashLoops();
            host.activeState = "failed";
            host.restarts++;
        });
        assertThat(waiting.state().fingerprint().differences(dying.state().fingerprint()))
                .isEmpty();
    }

    @Test
    void a_difference_says_what_was_and_what_is() {
        assertThat(differences(scene -> scene.silent(3)))
                .extracting(Fingerprint.Difference::words)
                .contains(
                        "health/" + Scene.id(3) + " was healthy, is down",
                        "version/" + Scene.id(3) + " is gone, it was 3.4.23");
        assertThat(differences(scene -> scene.alarm(Scene.id(1), Alarm.Kind.CORRUPT)))
                .extracting(Fingerprint.Difference::words)
                .containsExactly("alarm/" + Scene.id(1) + "/CORRUPT appeared: raised");
    }

    @Test
    void a_line_break_in_a_value_cannot_pretend_to_be_another_fact() {
        var honest = new TreeMap<String, String>();
        honest.put("a", "1");
        honest.put("b", "2");
        var forged = new TreeMap<String, String>();
        forged.put("a", "1\nb=2");
        assertThat(new Fingerprint(forged).hex()).isNotEqualTo(new Fingerprint(honest).hex());
    }
}
