package dev.quorate.runbooks.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.LogEnd;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Runbook;
import dev.quorate.runbooks.stage.Asking;
import dev.quorate.runbooks.stage.Drawing;
import dev.quorate.runbooks.stage.Flavor;
import dev.quorate.runbooks.stage.Golden;
import dev.quorate.runbooks.stage.Refused;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every reason not to touch what is left of a cluster, with its three sentences in `golden/refusals-
/// recover.txt`.
class RefusalsTest {
    private static final Runbook RECOVER = new RecoverCluster();
    private static final String FROM = "recover cluster from 10.0.1.1";

    private static Refused no(String name, String line, Scene scene, String key) {
        return Refused.no(name, RECOVER, line, scene, key);
    }

    private static Scene lone() {
        return Drawing.OLD.loneSurvivor(3);
    }

    private static Refused onSurvivor(String name, Consumer<SceneHost> bend, String key) {
        return no(name, FROM, lone().host(1, bend), key);
    }

    private static void holds(SceneHost host, HostView.WalIdentity log) {
        Flavor.idle(host);
        host.entries.add("member");
        host.wal = Optional.of(log);
    }

    static Stream<Refused> cases() {
        return Stream.of(alive(), who(), logs(), hosts()).flatMap(cases -> cases);
    }

    private static Stream<Refused> alive() {
        return Stream.of(
                no("a cluster with a quorum", FROM, Drawing.OLD.of(3).silent(2), "It has not lost its quorum"),
                no(
                        "a look that contradicts itself",
                        FROM,
                        lone().silent(3, EndpointView.Silence.DENIED, "permission denied"),
                        "lets nobody look"),
                no("a host that nobody spoke of", FROM, GoldenPlansTest.gone(lone(), 3), "add `lost 10.0.1.3`"),
                no(
                        "a host that is not lost",
                        FROM + " lost 10.0.1.2",
                        lone(),
                        "10.0.1.2 was said to be lost, and its host answers me"),
                no("a host of nobody's", FROM + " lost 10.0.1.9", lone(), "it is no host of this cluster"),
                no(
                        "a lost host whose etcd answers",
                        FROM + " lost 10.0.1.3",
                        GoldenPlansTest.gone(Drawing.OLD.of(3).silent(1).silent(2), 3)
                                .reading(3, new EndpointView.NotCurrent("it cannot read from a quorum")),
                        "it is alive and nobody could stop it"));
    }

    private static Stream<Refused> who() {
        return Stream.of(
                no("an unknown word", "recover cluster from node9", lone(), "names no host"),
                no("a host without data", "recover cluster from 10.0.1.2", lone(), "10.0.1.2 holds no data"),
                no(
                        "no data anywhere",
                        FROM,
                        lone().host(1, SceneHost::wiped),
                        "No host holds any: ask `restore cluster from SNAPSHOT`"),
                no(
                        "a member that was wiped and started again under its old id",
                        "recover cluster from 10.0.1.2",
                        lone().host(2, host -> holds(host, new HostView.WalIdentity(Scene.id(2), Scene.CLUSTER)))
                                .host(2, host -> host.end = Optional.of(new LogEnd(0, 0, 0, 9, false))),
                        "10.0.1.2 holds no data"));
    }

    private static Stream<Refused> logs() {
        return Stream.of(
                no(
                        "a log of another cluster",
                        FROM,
                        lone().host(2, host -> holds(host, new HostView.WalIdentity(Scene.id(2), new ClusterId(77)))),
                        "logs of different clusters"),
                no(
                        "one member's log on two hosts",
                        FROM,
                        lone().host(2, host -> holds(host, new HostView.WalIdentity(Scene.id(1), Scene.CLUSTER))),
                        "More than one host holds the log of member"));
    }

    private static Stream<Refused> hosts() {
        return Stream.of(
                no(
                        "a foreign manager",
                        FROM,
                        lone().host(2, host -> host.owner = Optional.of(new HostView.Foreign("kubelet"))),
                        "by the means of kubelet"),
                no(
                        "a full disk on one that is to join",
                        FROM,
                        lone().host(3, host -> host.freeBytes = 4096),
                        "0 MiB free"),
                onSurvivor("a masked unit", SceneHost::fenced, "is masked"),
                onSurvivor("a unit that needs a reload", host -> host.needsReload = true, "has not read them yet"),
                onSurvivor(
                        "a separate WAL directory",
                        host -> host.environment.put("ETCD_WAL_DIR", "/wal"),
                        "ETCD_WAL_DIR"),
                onSurvivor(
                        "an earlier attempt's force-new-cluster",
                        host -> host.addDropIn("/run/systemd/system/etcd2.service.d/98-force-new-cluster.conf", "00"),
                        "98-force-new-cluster.conf"),
                no(
                        "a drop-in of an earlier repair on one that is to join",
                        FROM,
                        lone().host(
                                        3,
                                        host -> host.addDropIn(
                                                "/etc/systemd/system/etcd2.service.d/99-restore.conf", "00")),
                        "left on 10.0.1.3"),
                no(
                        "a name that would need quotes on one that is to join",
                        FROM,
                        lone().host(3, host -> host.environment.put("ETCD_NAME", "my node")),
                        "quoted"));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("cases")
    void is_refused_in_three_sentences(Refused refused) {
        refused.isRefusedInThreeSentences();
    }

    @Test
    void the_sentences_are_those_that_a_person_has_read() {
        Golden.matches("refusals-recover", Refused.table(cases()));
    }

    @Test
    void without_any_of_these_there_is_a_plan() {
        assertThat(new Asking(RECOVER, FROM, lone()).planned()).isInstanceOf(Plan.class);
    }
}
