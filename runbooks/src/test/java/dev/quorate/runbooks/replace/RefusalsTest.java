package dev.quorate.runbooks.replace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Target;
import dev.quorate.runbooks.stage.Golden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way to say no, with its three sentences, which are in `golden/refusals-replace.txt`: what was not
/// done, why, and what the reader can do now.
class RefusalsTest {
    record Case(String name, String word, Scene scene, String key) {
        Planned planned() {
            return new ReplaceMember()
                    .plan(
                            new Ask(
                                    "replace-member",
                                    Scene.NAME,
                                    Map.of("X", new Ask.ForMember(new Target(word))),
                                    Optional.empty(),
                                    "alice"),
                            scene.state());
        }

        Refusal refusal() {
            return switch (planned()) {
                case Refusal refusal -> refusal;
                case Plan plan -> throw new AssertionError(name + " was planned: " + plan.title());
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Scene dead() {
        return Scene.of(3).silent(2).host(2, SceneHost::crashLoops);
    }

    private static Case no(String name, String word, Scene scene, String key) {
        return new Case(name, word, scene, key);
    }

    private static Case onHost(String name, Consumer<SceneHost> bend, String key) {
        return no(name, "10.0.1.2", dead().host(2, bend), key);
    }

    static Stream<Case> cases() {
        return Stream.of(who(), cluster(), host(), settings()).flatMap(cases -> cases);
    }

    private static Stream<Case> who() {
        return Stream.of(
                no("a healthy target", "10.0.1.2", Scene.of(3), "Every voter is healthy"),
                no("the healthy neighbor of the sick one", "10.0.1.3", dead(), "The one in trouble is 10.0.1.2"),
                no("an unknown word", "node9", dead(), "No member has that"),
                no("half an address", "10.0.1", dead(), "half an address"),
                no("an ambiguous name", "node2", dead().with(3, "node2", false), "more than one member"),
                no("a learner", "10.0.1.4", Scene.of(3).learner(4).silent(4), "It is a learner"),
                no("a leader that is silent", "10.0.1.2", dead().leads(2), "still follow it"));
    }

    private static Stream<Case> cluster() {
        return Stream.of(
                no(
                        "no quorum",
                        "10.0.1.2",
                        dead().silent(3).reading(1, new EndpointView.NotCurrent("it cannot read from a quorum")),
                        "Bring back a majority"),
                no(
                        "blind",
                        "10.0.1.2",
                        dead().silent(3, EndpointView.Silence.DENIED, "permission denied"),
                        "lets nobody look"),
                no("a second voter down", "10.0.1.2", Scene.of(5).silent(2).silent(3), "10.0.1.3 back first"),
                no("an alarm", "10.0.1.2", dead().alarm(MemberId.NOBODY, Alarm.Kind.CORRUPT), "CORRUPT"),
                no("a full database", "10.0.1.2", dead().alarm(Scene.id(3), Alarm.Kind.NOSPACE), "NOSPACE"),
                no("an alien learner", "10.0.1.2", dead().learner(4), "did not add"),
                no(
                        "a voter that never started",
                        "10.0.1.2",
                        Scene.of(5).silent(2).unstarted(6),
                        "never started"),
                no("an upgrade under way", "10.0.1.2", dead().version(3, "3.5.30"), "an upgrade is under way"));
    }

    private static Stream<Case> host() {
        return Stream.of(
                no("a host that is not configured", "10.0.1.2", dead().withoutHost(2), "not in my configuration"),
                onHost(
                        "an unreachable host",
                        host -> host.isUnreached(
                                HostView.Obstacle.UNREACHABLE, "SSH to 10.0.1.2 found no route", "Bring the host up."),
                        "found no route"),
                onHost(
                        "no sudo",
                        host -> host.isUnreached(
                                HostView.Obstacle.NO_SUDO,
                                "the login quorate may not use sudo on 10.0.1.2",
                                "Install the sudoers file of the manual."),
                        "may not use sudo"),
                onHost(
                        "a foreign manager",
                        host -> host.owner = Optional.of(new HostView.Foreign("kubelet")),
                        "by the means of kubelet"),
                onHost(
                        "no unit",
                        host -> host.owner = Optional.of(new HostView.Nobody("no process and no unit of etcd")),
                        "No unit on 10.0.1.2 owns etcd"),
                onHost("a masked unit", SceneHost::fenced, "is masked"),
                onHost(
                        "a unit that cannot be masked",
                        host -> host.fragmentPath = "/etc/systemd/system/etcd2.service",
                        "mask has no effect"),
                onHost("a unit that needs a reload", host -> host.needsReload = true, "has not read them yet"),
                onHost(
                        "the log of another member",
                        host -> host.wal = Optional.of(new HostView.WalIdentity(Scene.id(9), Scene.CLUSTER)),
                        "a wrong host, a wrong disk or an old copy"),
                onHost("no data directory", host -> host.dataKnown = false, "no absolute data directory"),
                onHost("a full disk", host -> host.freeBytes = 4096, "0 MiB free"),
                onHost(
                        "another minor version installed",
                        host -> host.installed = Optional.of(new Version(3, 5, 30)),
                        "etcd 3.5.30 is installed"));
    }

    private static Stream<Case> settings() {
        return Stream.of(
                no(
                        "force-new-cluster on a survivor",
                        "10.0.1.2",
                        dead().host(3, host -> host.environment.put("ETCD_FORCE_NEW_CLUSTER", "true")),
                        "still set on 10.0.1.3"),
                onHost(
                        "a drop-in left from another repair",
                        host -> host.addDropIn("/run/systemd/system/etcd2.service.d/99-restore.conf", "00"),
                        "99-restore.conf"),
                onHost(
                        "a drop-in left by us",
                        host -> host.addDropIn(
                                "/run/systemd/system/etcd2.service.d/zz-quorate-20261101T000000Z.conf", "00"),
                        "zz-quorate-"),
                onHost(
                        "a separate WAL directory",
                        host -> host.environment.put("ETCD_WAL_DIR", "/wal"),
                        "ETCD_WAL_DIR"),
                onHost(
                        "a configuration file",
                        host -> host.arguments = List.of("/usr/bin/etcd2", "--config-file=/etc/etcd.yml"),
                        "configuration file"),
                onHost("a name that would need quotes", host -> host.environment.put("ETCD_NAME", "my node"), "quoted"),
                onHost(
                        "bootstrap flags beside words that need quotes",
                        host -> host.arguments = List.of("/bin/sh", "-c", "etcd --x", "--discovery=http://d"),
                        "quoted anew"));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("cases")
    void is_refused_in_three_sentences(Case refused) {
        var refusal = refused.refusal();
        assertThat(refusal.text()).contains(refused.key());
        assertThat(Stream.of(refusal.what(), refusal.why(), refusal.instead()))
                .allSatisfy(sentence -> assertThat(sentence)
                        .matches("(?s)[A-Z0-9a-z/].*[.?)]")
                        .doesNotContain("null", "Optional", "Exception", ".."));
    }

    @Test
    void the_sentences_are_those_that_a_person_has_read() {
        Golden.matches(
                "refusals-replace",
                cases().map(refused -> {
                            var refusal = refused.refusal();
                            return refused.name() + " (replace member " + refused.word() + ")\n    " + refusal.what()
                                    + "\n    " + refusal.why() + "\n    " + refusal.instead();
                        })
                        .collect(Collectors.joining("\n\n")));
    }

    @Test
    void without_any_of_these_there_is_a_plan() {
        assertThat(no("nothing wrong", "10.0.1.2", dead(), "").planned()).isInstanceOf(Plan.class);
    }
}
