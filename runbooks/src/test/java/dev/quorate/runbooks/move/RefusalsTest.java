package dev.quorate.runbooks.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Runbook;
import dev.quorate.runbooks.stage.Asking;
import dev.quorate.runbooks.stage.Drawing;
import dev.quorate.runbooks.stage.Golden;
import dev.quorate.runbooks.stage.Refused;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a member stays where it is, with its three sentences in `golden/refusals-move.txt`.
/// What its new host may have to say against it is in the table of the growing ones.
class RefusalsTest {
    private static final Runbook MOVE = new MoveMember();
    private static final String MOVING = "move member 10.0.1.2 to 10.0.1.4";

    private static Refused no(String name, String line, Scene scene, String key) {
        return Refused.no(name, MOVE, line, scene, key);
    }

    private static Scene spare() {
        return Drawing.OLD.withSpare(3);
    }

    static Stream<Refused> cases() {
        return Stream.of(
                no("an unknown word", "move member node9 to 10.0.1.4", spare(), "No member has that"),
                no("one that is down", MOVING, spare().silent(2), "It is not healthy"),
                no(
                        "a learner",
                        "move member 10.0.1.5 to 10.0.1.4",
                        spare().learner(5),
                        "It is a learner and has no vote to move"),
                no("another voter that is down", MOVING, spare().silent(3), "A voter is in trouble: 10.0.1.3"),
                no("another member's host", "move member 10.0.1.2 to 10.0.1.3", spare(), "is there already"),
                no("its own host", "move member 10.0.1.2 to 10.0.1.2", spare(), "is there already"),
                no(
                        "the only voter",
                        "move member 10.0.1.1 to 10.0.1.2",
                        Drawing.OLD.withSpare(1),
                        "whoever would lead after it has no id yet"),
                no("a host that is not configured", MOVING, Drawing.OLD.of(3), "not in my configuration"),
                no(
                        "its host that cannot be reached",
                        MOVING,
                        spare().host(
                                        2,
                                        host -> host.isUnreached(
                                                HostView.Obstacle.NO_SUDO,
                                                "the login quorate may not use sudo on 10.0.1.2",
                                                "Install the sudoers file of the manual.")),
                        "may not use sudo"),
                no(
                        "its host with another member's log",
                        MOVING,
                        spare().host(
                                        2,
                                        host -> host.wal =
                                                Optional.of(new HostView.WalIdentity(Scene.id(9), Scene.CLUSTER))),
                        "a wrong host, a wrong disk or an old copy"),
                no("its masked unit", MOVING, spare().host(2, SceneHost::fenced), "is masked"),
                no(
                        "a drop-in of an earlier repair on a third host",
                        MOVING,
                        spare().host(
                                        3,
                                        host -> host.addDropIn(
                                                "/run/systemd/system/etcd2.service.d/99-restore.conf", "00")),
                        "left on 10.0.1.3"));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("cases")
    void is_refused_in_three_sentences(Refused refused) {
        refused.isRefusedInThreeSentences();
    }

    @Test
    void the_sentences_are_those_that_a_person_has_read() {
        Golden.matches("refusals-move", Refused.table(cases()));
    }

    @Test
    void without_any_of_these_there_is_a_plan() {
        assertThat(new Asking(MOVE, MOVING, spare()).planned()).isInstanceOf(Plan.class);
    }
}
