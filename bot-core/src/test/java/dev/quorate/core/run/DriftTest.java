package dev.quorate.core.run;

import static dev.quorate.core.cluster.HostView.Obstacle.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Plans;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a step of ours explains, and what stops a run. `begun` is the last step that may have acted: 2 fences
/// the host, 3 removes its member, 5 adds a learner there.
class DriftTest {
    private static Arguments row(String name, int begun, Consumer<Scene> bend) {
        return Arguments.of(name, begun, bend);
    }

    private static Scene scene(Consumer<Scene> bend) {
        var scene = Plans.scene();
        bend.accept(scene);
        return scene;
    }

    private static java.util.List<Fingerprint.Difference> unexplained(int begun, Consumer<Scene> bend) {
        return Drift.unexplained(
                Plans.replace(),
                begun,
                Plans.scene().state().fingerprint(),
                scene(bend).state().fingerprint());
    }

    static Stream<Arguments> explained() {
        return Stream.of(
                row("nothing happened", 0, scene -> {}),
                row("another leader before the first step", 0, scene -> scene.leads(3)),
                row("the fenced host is masked", 2, scene -> scene.host(2, SceneHost::fenced)),
                row("the removed member is gone", 3, scene -> scene.gone(2)),
                row("its data is set aside", 4, scene -> scene.gone(2).host(2, SceneHost::wiped)),
                row("a learner of ours has the same URL", 5, scene -> scene.with(2, "", true)),
                row("a drop-in of ours", 6, scene -> scene.host(2, host -> host.addDropIn("/run/zz.conf", "00"))),
                row(
                        "the log on the host that we work on is of our new member",
                        7,
                        scene -> scene.host(2, host -> host.wal = java.util.Optional.empty())));
    }

    @ParameterizedTest(name = "{0} (steps begun: {1})")
    @MethodSource("explained")
    void is_explained(String name, int begun, Consumer<Scene> bend) {
        assertThat(unexplained(begun, bend)).as(name).isEmpty();
    }

    static Stream<Arguments> drifting() {
        return Stream.of(
                row("the host is masked by somebody else", 1, scene -> scene.host(2, SceneHost::fenced)),
                row("the member is removed by somebody else", 2, scene -> scene.gone(2)),
                row("a learner joins before our step", 4, scene -> scene.learner(4)),
                row("a learner joins elsewhere", 7, scene -> scene.learner(4)),
                row("another member is removed", 7, scene -> scene.gone(3)),
                row("a survivor dies", 7, scene -> scene.silent(3).leads(1)),
                row("a survivor is upgraded", 7, scene -> scene.version(3, "3.4.24")),
                row("quorum is lost", 7, scene -> scene.silent(1).silent(3)),
                row("we are blinded", 7, scene -> scene.silent(1, EndpointView.Silence.DENIED, "no rights")),
                row("an alarm", 7, scene -> scene.alarm(Scene.id(1), Alarm.Kind.NOSPACE)),
                row("the host we work on reboots", 7, scene -> scene.host(2, host -> host.bootId = "other")),
                row(
                        "the host we work on is another machine",
                        7,
                        scene -> scene.host(2, host -> host.machineId = "0".repeat(32))),
                row("a survivor's settings", 7, scene -> scene.host(3, host -> host.environment.put("A", "b"))),
                row("a survivor's unit stops", 7, scene -> scene.host(3, host -> host.activeState = "failed")),
                row("a survivor's data", 7, scene -> scene.host(3, SceneHost::wiped)));
    }

    @ParameterizedTest(name = "{0} (steps begun: {1})")
    @MethodSource("drifting")
    void is_drift(String name, int begun, Consumer<Scene> bend) {
        assertThat(unexplained(begun, bend)).as(name).isNotEmpty();
    }

    /// etcd of a healthy member that is removed ends by itself, a second before or after the step that stops its unit.
    @Test
    void a_removed_member_may_end_by_itself_and_a_survivor_may_not() {
        var plan = Plans.replace();
        var removal = new Plan(
                plan.title(),
                plan.ask(),
                plan.clusterId(),
                plan.versions(),
                plan.observedAt(),
                plan.fingerprint(),
                plan.start(),
                plan.focus(),
                plan.remarks(),
                List.of(plan.step(3)));
        var baseline = Scene.of(3).state().fingerprint();
        assertThat(Drift.unexplained(removal, 1, baseline, gone(2))).isEmpty();
        assertThat(Drift.unexplained(removal, 1, baseline, gone(3)))
                .extracting(Fingerprint.Difference::key)
                .contains("run/10.0.1.3");
        assertThat(Drift.unexplained(removal, 0, baseline, gone(2)))
                .extracting(Fingerprint.Difference::key)
                .contains("run/10.0.1.2");
    }

    private static Fingerprint gone(int ended) {
        return Scene.of(3)
                .gone(2)
                .host(ended, host -> host.activeState = "inactive")
                .state()
                .fingerprint();
    }

    @Test
    void what_a_step_was_proven_in_becomes_the_baseline_but_for_what_it_does_not_explain() {
        var plan = Plans.replace();
        var baseline = Plans.scene().state().fingerprint();
        var proof = Plans.scene()
                .gone(2)
                .silent(3)
                .leads(1)
                .host(3, host -> host.bootId = "other")
                .alarm(Scene.id(1), Alarm.Kind.NOSPACE)
                .state()
                .fingerprint();
        var accepted = Drift.accepted(plan, 3, baseline, proof);
        assertThat(accepted.facts()).doesNotContainKey("member/" + Scene.id(2));
        assertThat(Drift.unexplained(plan, 3, accepted, proof))
                .as("the reboot, the death and the alarm, but not the removal")
                .extracting(Fingerprint.Difference::kind)
                .containsExactly("alarm", "boot", "health", "version");
        assertThat(Drift.accepted(
                        plan, 3, baseline, Plans.scene().gone(2).state().fingerprint()))
                .isEqualTo(Plans.scene().gone(2).state().fingerprint());
    }

    @Test
    void a_voter_that_got_better_is_no_drift_and_one_that_got_worse_is() {
        var better = Scene.of(3).state().fingerprint();
        var worse = Scene.of(3).silent(3).state().fingerprint();
        var plan = Plans.of(Plans.replace().ask(), Scene.of(3).state(), Plans.steps());
        assertThat(Drift.unexplained(plan, 0, better, worse))
                .extracting(Fingerprint.Difference::kind)
                .contains("health");
        assertThat(Drift.unexplained(plan, 0, worse, better)).isEmpty();
    }

    private static boolean hinders(Consumer<Scene> bend) {
        return !Drift.hindering(
                        Plans.replace(),
                        6,
                        Plans.scene().state().fingerprint(),
                        scene(bend).state().fingerprint())
                .isEmpty();
    }

    /// A host that had rebooted could neither go on nor be given up, and its run held the cluster for ever.
    @Test
    void who_takes_back_is_hindered_by_another_cluster_or_machine_and_not_by_a_reboot_or_a_death() {
        assertThat(hinders(scene -> scene.host(2, host -> host.bootId = "other")))
                .isFalse();
        assertThat(hinders(scene -> scene.silent(3))).isFalse();
        assertThat(hinders(scene -> scene.host(2, host -> host.isUnreached(UNREACHABLE, "no route", "Wait."))))
                .isFalse();
        assertThat(hinders(scene -> scene.host(2, host -> host.machineId = "other")))
                .isTrue();
        assertThat(hinders(scene -> scene.with(9, "node9", true))).isTrue();
    }

    /// What a host was is not known where it could not be looked at.
    @Test
    void a_host_that_can_be_looked_at_again_hinders_nobody() {
        var blind = scene(scene -> scene.host(2, host -> host.isUnreached(UNREACHABLE, "no route", "Wait.")));
        assertThat(Drift.hindering(
                        Plans.replace(),
                        6,
                        blind.state().fingerprint(),
                        Plans.scene().state().fingerprint()))
                .isEmpty();
    }

    @Test
    void a_reboot_stops_who_goes_forward_and_not_who_takes_back() {
        var rebooted = scene(scene -> scene.host(2, host -> host.bootId = "other"))
                .state()
                .fingerprint();
        assertThat(Drift.of(Walks.walk("permitted did:1 did:2"), rebooted))
                .extracting(Fingerprint.Difference::key)
                .containsExactly("boot/10.0.1.2");
        assertThat(Drift.of(Walks.walk("permitted did:1 did:2 stop stopped abort"), rebooted))
                .isEmpty();
        assertThat(Drift.of(
                        Walks.walk("permitted did:1 did:2 stop stopped abort"),
                        scene(scene -> scene.gone(3)).state().fingerprint()))
                .isNotEmpty();
    }

    private static Plan one(Action action, Scene start) {
        return Plans.of(
                Plans.replace().ask(),
                start.state(),
                List.of(new Step(
                        "one step",
                        Risk.CHANGING,
                        "10.0.1.2",
                        new Check.Anything(),
                        action,
                        new Check.Anything(),
                        new Undo.NotNeeded(),
                        60)));
    }

    /// Found by its peer URL, for its id is not known before.
    @Test
    void the_member_that_a_step_adds_is_explained_and_no_other() {
        var plan = one(new Action.AddLearner(Scene.peer(4)), Scene.of(3));
        var before = Scene.of(3).state().fingerprint();
        var ours = Scene.of(3).learner(4).state().fingerprint();
        assertThat(kinds(plan, before, ours)).doesNotContain("member", "health", "version");
        assertThat(kinds(plan, ours, before)).as("gone again").doesNotContain("member", "health", "version");
        assertThat(kinds(plan, before, Scene.of(3).learner(5).state().fingerprint()))
                .contains("member");
    }

    private static List<String> kinds(Plan plan, Fingerprint was, Fingerprint is) {
        return Drift.unexplained(plan, 1, was, is).stream()
                .map(Fingerprint.Difference::kind)
                .toList();
    }

    @Test
    void a_cluster_that_had_no_quorum_may_have_one_behind_the_first_start_and_its_hosts_are_as_they_were() {
        var lost = Scene.of(3)
                .reading(1, new EndpointView.NotCurrent("no quorum"))
                .silent(2)
                .silent(3)
                .state()
                .fingerprint();
        var back = Scene.of(3).state().fingerprint();
        var rebooted =
                Scene.of(3).host(3, host -> host.bootId = "other").state().fingerprint();
        var start = one(new Action.Start(Scene.address(2), "etcd2.service", Scene.peer(2)), Scene.of(3));
        assertThat(lost.facts()).containsEntry("cluster", Fingerprint.NO_QUORUM);
        assertThat(Drift.unexplained(start, 1, lost, back)).isEmpty();
        assertThat(Drift.unexplained(start, 0, lost, back)).isNotEmpty();
        assertThat(Drift.unexplained(start, 1, lost, rebooted))
                .extracting(Fingerprint.Difference::key)
                .containsExactly("boot/10.0.1.3");
        var look = one(new Action.Fence(Scene.address(2), "etcd2.service"), Scene.of(3));
        assertThat(Drift.unexplained(look, 1, lost, back)).isNotEmpty();
        assertThat(Drift.unexplained(start, 1, back, Scene.of(3).gone(3).state().fingerprint()))
                .isNotEmpty();
    }

    private static Plan adding(Risk risk) {
        return Plans.of(
                Plans.replace().ask(),
                Scene.of(1).state(),
                List.of(new Step(
                        "add",
                        risk,
                        "10.0.1.2",
                        new Check.Anything(),
                        new Action.AddVoter(Scene.peer(2)),
                        new ClusterCheck.Listed(Scene.peer(2)),
                        new Undo.NotNeeded(),
                        60)));
    }

    /// What a recovery of etcd 2 does, and no other plan.
    @Test
    void the_quorum_that_a_lone_voter_loses_to_the_voter_added_to_it_is_explained_in_a_disaster_only() {
        var alone = Scene.of(1).state().fingerprint();
        var stalled = Scene.of(1)
                .reading(1, new EndpointView.NotCurrent("no quorum"))
                .state()
                .fingerprint();
        assertThat(Drift.unexplained(adding(Risk.DISASTER), 1, alone, stalled)).isEmpty();
        assertThat(Drift.unexplained(adding(Risk.DISASTER), 0, alone, stalled)).isNotEmpty();
        assertThat(Drift.unexplained(adding(Risk.CHANGING), 1, alone, stalled)).isNotEmpty();
    }

    @Test
    void a_member_that_a_step_has_stopped_is_down_because_of_it() {
        var plan = Plans.of(
                Plans.replace().ask(),
                Scene.of(3).state(),
                List.of(new Step(
                        "stop",
                        Risk.CHANGING,
                        "10.0.1.1",
                        new Check.Anything(),
                        new Action.StopMember(Scene.address(1), "etcd2.service", Scene.id(1)),
                        new Check.Anything(),
                        new Undo.NotNeeded(),
                        60)));
        var before = Scene.of(3).state().fingerprint();
        var after = Scene.of(3).silent(1).leads(2).state().fingerprint();
        assertThat(Drift.unexplained(plan, 1, before, after)).isEmpty();
        assertThat(Drift.unexplained(plan, 0, before, after)).isNotEmpty();
    }

    /// The host of the backup is a survivor's: what happens there is no work of ours.
    @Test
    void a_backup_on_a_host_explains_nothing_that_happens_to_it() {
        var plan = Plans.of(
                Plans.replace().ask(),
                Scene.of(3).state(),
                List.of(new Step(
                        "back up",
                        Risk.CHANGING,
                        "10.0.1.3",
                        new Check.Anything(),
                        new Action.BackUpData(Scene.address(3), "/var/lib/etcd2", "x"),
                        new Check.Anything(),
                        new Undo.NotNeeded(),
                        60)));
        var before = Scene.of(3).state().fingerprint();
        var masked = Scene.of(3).host(3, SceneHost::fenced).state().fingerprint();
        assertThat(Drift.unexplained(plan, 1, before, before)).isEmpty();
        assertThat(Drift.unexplained(plan, 1, before, masked)).isNotEmpty();
    }
}
