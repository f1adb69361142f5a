package dev.quorate.runbooks.grow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Runbook;
import dev.quorate.runbooks.stage.Asking;
import dev.quorate.runbooks.stage.Drawing;
import dev.quorate.runbooks.stage.Golden;
import dev.quorate.runbooks.stage.Refused;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a host is not let in, with its three sentences in `golden/refusals-grow.txt`.
class RefusalsTest {
    private static final Runbook ADD = new AddMember();
    private static final Runbook PROMOTE = new PromoteProxy();
    private static final String ADDING = "add member node4 at 10.0.1.4";
    private static final String PROMOTING = "promote proxy 10.0.1.4";

    private static Scene spare() {
        return Drawing.OLD.withSpare(3);
    }

    private static Scene proxy() {
        return Drawing.OLD.withProxy(3);
    }

    private static Refused add(String name, Scene scene, String key) {
        return Refused.no(name, ADD, ADDING, scene, key);
    }

    private static Refused onSpare(String name, Consumer<SceneHost> bend, String key) {
        return add(name, spare().host(4, bend), key);
    }

    private static Refused onProxy(String name, Consumer<SceneHost> bend, String key) {
        return Refused.no(name, PROMOTE, PROMOTING, proxy().host(4, bend), key);
    }

    static Stream<Refused> cases() {
        return Stream.of(who(), cluster(), host(), leftovers(), settings()).flatMap(cases -> cases);
    }

    private static Stream<Refused> who() {
        return Stream.of(
                Refused.no("a member", PROMOTE, "promote proxy 10.0.1.2", proxy(), "is there already"),
                add("one that was added and never started", spare().unstarted(4), "added and never started"),
                Refused.no(
                        "a name that is taken",
                        ADD,
                        "add member node1 at 10.0.1.4",
                        spare(),
                        "at 10.0.1.1 has that name"),
                Refused.no("a spare that is no proxy", PROMOTE, PROMOTING, spare(), "It is no proxy"),
                add("a proxy that is no spare", proxy(), "Ask `promote proxy 10.0.1.4`"));
    }

    private static Stream<Refused> cluster() {
        return Stream.of(
                add("a voter that is down", spare().silent(2), "A voter is in trouble: 10.0.1.2"),
                add("a learner in the making", spare().learner(5), "learner"),
                add("a full database", spare().alarm(Scene.id(3), Alarm.Kind.NOSPACE), "NOSPACE"),
                add("corrupt data", spare().alarm(MemberId.NOBODY, Alarm.Kind.CORRUPT), "CORRUPT"),
                add("an upgrade under way", spare().version(3, "3.5.16"), "an upgrade is under way"),
                add(
                        "no quorum",
                        spare().silent(2)
                                .silent(3)
                                .reading(1, new EndpointView.NotCurrent("it cannot read from a quorum")),
                        "Bring back a majority"));
    }

    private static Stream<Refused> host() {
        return Stream.of(
                add("a host that is not configured", Drawing.OLD.of(3), "not in my configuration"),
                onSpare(
                        "an unreachable host",
                        host -> host.isUnreached(
                                HostView.Obstacle.UNREACHABLE, "SSH to 10.0.1.4 found no route", "Bring the host up."),
                        "found no route"),
                onSpare(
                        "a foreign manager",
                        host -> host.owner = Optional.of(new HostView.Foreign("k3s")),
                        "by the means of k3s"),
                onSpare(
                        "no unit",
                        host -> host.owner = Optional.of(new HostView.Nobody("no process and no unit of etcd")),
                        "No unit on 10.0.1.4 owns etcd"),
                onSpare("a masked unit", SceneHost::fenced, "is masked"),
                onSpare(
                        "a unit that cannot be masked",
                        host -> host.fragmentPath = "/etc/systemd/system/etcd2.service",
                        "mask has no effect"),
                onSpare("a unit that needs a reload", host -> host.needsReload = true, "has not read them yet"),
                onSpare("no data directory", host -> host.dataKnown = false, "no absolute data directory"),
                onSpare("a full disk", host -> host.freeBytes = 4096, "0 MiB free"),
                onSpare(
                        "another minor version installed",
                        host -> host.installed = Optional.of(new Version(3, 5, 16)),
                        "etcd 3.5.16 is installed"),
                onSpare(
                        "the log of a removed member",
                        host -> host.wal = Optional.of(new HostView.WalIdentity(Scene.id(9), Scene.CLUSTER)),
                        "holds the log of member"),
                onProxy(
                        "a proxy's host with a member's log",
                        host -> host.wal = Optional.of(new HostView.WalIdentity(Scene.id(9), Scene.CLUSTER)),
                        "holds the log of member"));
    }

    private static Stream<Refused> leftovers() {
        return Stream.of(
                onSpare(
                        "a drop-in of an earlier repair",
                        host -> host.addDropIn("/run/systemd/system/etcd2.service.d/99-restore.conf", "00"),
                        "99-restore.conf"),
                add(
                        "the same on another host",
                        spare().host(
                                        2,
                                        host -> host.addDropIn(
                                                "/etc/systemd/system/etcd2.service.d/99-restore.conf", "00")),
                        "left on 10.0.1.2"),
                add(
                        "force-new-cluster that a restart of a member would meet",
                        spare().host(3, host -> host.environment.put("ETCD_FORCE_NEW_CLUSTER", "true")),
                        "still set on 10.0.1.3"),
                add(
                        "force-new-cluster in a file that systemd has not read",
                        spare().host(
                                        3,
                                        host -> host.dropIns.add(new HostView.DropIn(
                                                "/run/systemd/system/etcd2.service.d/98-force-new-cluster.conf",
                                                "00"))),
                        "98-force-new-cluster.conf"),
                onSpare(
                        "a file in /etc that would hide ours",
                        host -> host.addDropIn(
                                "/etc/systemd/system/etcd2.service.d/zz-quorate-20261122T021140Z.conf", "00"),
                        "/etc/systemd/system/etcd2.service.d/zz-quorate-20261122T021140Z.conf"));
    }

    private static Stream<Refused> settings() {
        return Stream.of(
                onSpare(
                        "a member that nobody could reach",
                        host -> host.environment.remove("ETCD_LISTEN_PEER_URLS"),
                        "does not set listen-peer-urls"),
                onSpare(
                        "clients that nobody would hear",
                        host -> host.environment.put("ETCD_LISTEN_CLIENT_URLS", "http://127.0.0.1:2379"),
                        "it must listen for http://10.0.1.4:2379"),
                onSpare(
                        "another member's address",
                        host -> host.environment.put("ETCD_INITIAL_ADVERTISE_PEER_URLS", "http://10.0.1.3:2380"),
                        "the others must hear http://10.0.1.4:2380"),
                add("http where the others speak https", spare().secure(), "it must listen for https"),
                onSpare(
                        "a separate WAL directory",
                        host -> host.environment.put("ETCD_WAL_DIR", "/wal"),
                        "ETCD_WAL_DIR"),
                onProxy(
                        "a configuration file that cannot be read",
                        host -> host.arguments = java.util.List.of("/usr/bin/etcd", "--config-file=/etc/etcd.yml"),
                        "configuration file"),
                onProxy(
                        "a name that would need quotes",
                        host -> host.environment.put("ETCD_NAME", "my node"),
                        "quoted"));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("cases")
    void is_refused_in_three_sentences(Refused refused) {
        refused.isRefusedInThreeSentences();
    }

    @Test
    void the_sentences_are_those_that_a_person_has_read() {
        Golden.matches("refusals-grow", Refused.table(cases()));
    }

    @Test
    void without_any_of_these_there_is_a_plan() {
        assertThat(new Asking(ADD, ADDING, spare()).planned()).isInstanceOf(Plan.class);
        assertThat(new Asking(PROMOTE, PROMOTING, proxy()).planned()).isInstanceOf(Plan.class);
    }
}
