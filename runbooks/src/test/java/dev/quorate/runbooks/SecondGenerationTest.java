package dev.quorate.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import dev.quorate.runbooks.grow.AddMember;
import dev.quorate.runbooks.grow.PromoteProxy;
import dev.quorate.runbooks.move.MoveMember;
import dev.quorate.runbooks.recover.RecoverCluster;
import dev.quorate.runbooks.recover.RestoreCluster;
import dev.quorate.runbooks.replace.ReplaceMember;
import dev.quorate.runbooks.shrink.RemoveMember;
import dev.quorate.runbooks.stage.Asking;
import dev.quorate.runbooks.stage.Drawing;
import dev.quorate.runbooks.stage.Flavor;
import dev.quorate.runbooks.stage.Golden;
import dev.quorate.runbooks.stage.PlanText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation on a cluster of etcd 2.3.8, in the forms of its age, and why there is none of the others.
class SecondGenerationTest {
    private static final Drawing OLD = new Drawing(Flavor.ETCD2, "http", "2.3.8");

    private static Scene leader(int voters) {
        return OLD.of(voters).leads(2);
    }

    record Case(String name, Runbook runbook, String line, Scene scene) {
        Plan plan() {
            return new Asking(runbook, line, scene).plan();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> plans() {
        return Stream.of(
                new Case("v2-replace", new ReplaceMember(), "replace member 10.0.1.2", OLD.dead(3, 2)),
                new Case("v2-promote-proxy", new PromoteProxy(), "promote proxy 10.0.1.4", OLD.withProxy(3)),
                new Case("v2-add-member", new AddMember(), "add member node4 at 10.0.1.4", OLD.withSpare(3)),
                new Case("v2-remove-follower", new RemoveMember(), "remove member 10.0.1.3", leader(3)),
                new Case("v2-remove-leader", new RemoveMember(), "remove member 10.0.1.2", leader(3)),
                new Case("v2-move-member", new MoveMember(), "move member 10.0.1.2 to 10.0.1.4", OLD.withSpare(3)),
                new Case(
                        "v2-recover-lone-survivor",
                        new RecoverCluster(),
                        "recover cluster from 10.0.1.1",
                        OLD.loneSurvivor(3)),
                new Case(
                        "v2-recover-joint-start",
                        new RecoverCluster(),
                        "recover cluster from 10.0.1.1",
                        OLD.stopped(3)));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_plan_in_the_forms_of_its_age(Case made) {
        Golden.matches(made.name(), PlanText.of(made.plan()));
    }

    /// Nothing in it that only v3 has, and the reason is on the card.
    @ParameterizedTest
    @MethodSource("plans")
    void nothing_of_v3_is_in_it_and_it_says_why(Case made) {
        var plan = made.plan();
        assertThat(actions(plan))
                .noneMatch(action -> action instanceof Action.SaveSnapshot
                        || action instanceof Action.MoveLeader
                        || action instanceof Action.AddLearner
                        || action instanceof Action.Promote);
        assertThat(PlanText.of(plan))
                .doesNotContain("endpoint health", "endpoint status", "--endpoints", "--peer-urls", "snapshot save");
        assertThat(plan.remarks()).anyMatch(remark -> remark.contains("etcd 2.3.8, so this plan takes the v2 forms"));
    }

    private static List<Action> actions(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> Stream.concat(
                        Stream.of(step.action()),
                        step.undo() instanceof Undo.By(_, var actions, _) ? actions.stream() : Stream.empty()))
                .toList();
    }

    @Test
    void the_backup_is_made_where_a_follower_has_its_data_and_not_where_the_member_leaves() {
        assertThat(backedUp(new ReplaceMember(), "replace member 10.0.1.2", OLD.dead(3, 2)))
                .containsExactly("10.0.1.3");
        assertThat(backedUp(
                        new ReplaceMember(),
                        "replace member 10.0.1.2",
                        OLD.dead(3, 2).host(3, SceneHost::wiped)))
                .containsExactly("10.0.1.1");
        assertThat(backedUp(new RemoveMember(), "remove member 10.0.1.1", leader(3)))
                .containsExactly("10.0.1.3");
        assertThat(backedUp(
                        new RemoveMember(),
                        "remove member 10.0.1.1",
                        leader(3).host(2, SceneHost::wiped).host(3, SceneHost::wiped)))
                .containsExactly("10.0.1.1");
    }

    private static List<String> backedUp(Runbook runbook, String line, Scene scene) {
        var plan = new Asking(runbook, line, scene).plan();
        var hosts = plan.steps().stream()
                .filter(step -> step.action() instanceof Action.BackUpData)
                .toList();
        assertThat(hosts).allMatch(step -> plan.focusOf(step).isPresent());
        return hosts.stream().map(Step::target).toList();
    }

    /// A voter counts from its add on: all that could fail before its start comes before the add.
    @ParameterizedTest
    @MethodSource("plans")
    void no_step_stands_between_the_add_of_a_voter_and_its_start(Case made) {
        var actions = made.plan().steps().stream().map(Step::action).toList();
        for (var number = 0; number < actions.size(); number++) {
            if (actions.get(number) instanceof Action.AddVoter(var url)) {
                assertThat(actions.get(number + 1))
                        .isInstanceOfSatisfying(
                                Action.Start.class,
                                start -> assertThat(start.peerUrl()).isEqualTo(url));
            }
        }
    }

    private static String no(Runbook runbook, String line, Scene scene) {
        return line + ":\n" + new Asking(runbook, line, scene).refusal().text();
    }

    @Test
    void what_cannot_be_done_to_it_is_refused_with_the_reason() {
        Golden.matches(
                "refusals-v2",
                Stream.of(
                                no(
                                        new ReplaceMember(),
                                        "replace member 10.0.1.2",
                                        OLD.dead(3, 2).version(3, "3.0.17")),
                                no(
                                        new ReplaceMember(),
                                        "replace member 10.0.1.2",
                                        OLD.dead(3, 2).version(3, "2.2.5")),
                                no(
                                        new ReplaceMember(),
                                        "replace member 10.0.1.2",
                                        OLD.dead(3, 2).host(2, host -> host.installed = Version.parse("3.0.17"))),
                                no(
                                        new ReplaceMember(),
                                        "replace member 10.0.1.2",
                                        OLD.dead(3, 2)
                                                .host(1, SecondGenerationTest::away)
                                                .host(3, SecondGenerationTest::away)),
                                no(new PromoteProxy(), "promote proxy 10.0.1.2", OLD.withProxy(1)),
                                no(
                                        new PromoteProxy(),
                                        "promote proxy 10.0.1.4",
                                        OLD.withProxy(3).host(4, host -> host.environment.put("ETCD_PROXY", "on"))),
                                no(new RemoveMember(), "remove member 10.0.1.2", leader(2)),
                                no(
                                        new RecoverCluster(),
                                        "recover cluster from 10.0.1.1",
                                        OLD.loneSurvivor(3).host(3, host -> host.installed = Version.parse("3.1.20"))),
                                no(new RecoverCluster(), "recover cluster from 10.0.1.1", nameless()),
                                no(new RestoreCluster(), "restore cluster from latest", OLD.stopped(3)))
                        .collect(Collectors.joining("\n\n")));
    }

    private static void away(SceneHost host) {
        host.isUnreached(HostView.Obstacle.UNREACHABLE, "SSH to " + host.address + " found no route", "Bring it up.");
    }

    private static Scene nameless() {
        var scene = OLD.loneSurvivor(3);
        for (var number = 1; number <= 3; number++) {
            scene.host(number, host -> host.installed = Optional.empty());
        }
        return scene;
    }
}
