package dev.quorate.runbooks.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
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

/// Every way in which a member is not let go, with its three sentences in `golden/refusals-shrink.txt`.
class RefusalsTest {
    private static final Runbook REMOVE = new RemoveMember();

    private static Refused no(String name, String word, Scene scene, String key) {
        return Refused.no(name, REMOVE, "remove member " + word, scene, key);
    }

    private static Refused onHost(String name, Consumer<SceneHost> bend, String key) {
        return no(name, "10.0.1.2", Drawing.OLD.of(5).host(2, bend), key);
    }

    static Stream<Refused> cases() {
        return Stream.of(
                no("an unknown word", "node9", Drawing.OLD.of(3), "No member has that"),
                no("the only voter", "10.0.1.1", Drawing.OLD.of(1), "It is the only voter"),
                no(
                        "a healthy one while another is down",
                        "10.0.1.3",
                        Drawing.OLD.of(5).silent(2),
                        "guard G4"),
                no(
                        "a leader while another is down",
                        "10.0.1.1",
                        Drawing.OLD.of(5).silent(2),
                        "guard G4"),
                no("one that others need", "10.0.1.3", Drawing.OLD.of(3).silent(2), "guard G2"),
                no("corrupt data", "10.0.1.2", Drawing.OLD.of(3).alarm(MemberId.NOBODY, Alarm.Kind.CORRUPT), "CORRUPT"),
                no("a learner in the making", "10.0.1.2", Drawing.OLD.of(3).learner(4), "guard G5"),
                onHost(
                        "a healthy one whose host cannot be reached",
                        host -> host.isUnreached(
                                HostView.Obstacle.LOGIN, "10.0.1.2 lets quorate not log in", "Install its key."),
                        "would go on running"),
                onHost(
                        "a healthy one without a unit",
                        host -> host.owner = Optional.of(new HostView.Nobody("no unit of etcd")),
                        "would go on running"),
                onHost(
                        "a foreign manager",
                        host -> host.owner = Optional.of(new HostView.Foreign("kubelet")),
                        "by the means of kubelet"),
                onHost(
                        "the log of another member",
                        host -> host.wal = Optional.of(new HostView.WalIdentity(Scene.id(9), Scene.CLUSTER)),
                        "a wrong host, a wrong disk or an old copy"),
                onHost("a masked unit", SceneHost::fenced, "is masked"),
                onHost("no data directory", host -> host.dataKnown = false, "no absolute data directory"),
                onHost(
                        "force-new-cluster on another host",
                        host -> host.addDropIn("/etc/systemd/system/etcd2.service.d/98-force-new-cluster.conf", "00"),
                        "98-force-new-cluster.conf"));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("cases")
    void is_refused_in_three_sentences(Refused refused) {
        refused.isRefusedInThreeSentences();
    }

    @Test
    void the_sentences_are_those_that_a_person_has_read() {
        Golden.matches("refusals-shrink", Refused.table(cases()));
    }

    @Test
    void without_any_of_these_there_is_a_plan() {
        assertThat(new Asking(REMOVE, "remove member 10.0.1.2", Drawing.OLD.of(5)).planned())
                .isInstanceOf(Plan.class);
    }
}
