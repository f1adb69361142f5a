package dev.quorate.runbooks.replace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Target;
import dev.quorate.runbooks.stage.Drawing;
import dev.quorate.runbooks.stage.Flavor;
import dev.quorate.runbooks.stage.Golden;
import dev.quorate.runbooks.stage.PlanText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The plans as people see them: the part of the card that depends on the plan, then every command and every
/// byte of every file.
class GoldenPlansTest {
    static Plan plan(String word, ClusterState seen) {
        var ask = new Ask(
                "replace-member",
                Scene.NAME,
                Map.of("X", new Ask.ForMember(new Target(word))),
                Optional.of("its disk died"),
                "alice");
        return switch (new ReplaceMember().plan(ask, seen)) {
            case Plan plan -> plan;
            case Refusal refusal -> throw new AssertionError("no plan: " + refusal.text());
        };
    }

    private static Scene dead(int voters) {
        return Scene.of(voters).silent(2).host(2, SceneHost::crashLoops).host(2, SceneHost::wiped);
    }

    private static String dropIn(Plan plan) {
        return plan.steps().stream()
                .map(Step::action)
                .filter(Action.WriteDropIn.class::isInstance)
                .map(action -> ((Action.WriteDropIn) action).content())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_dead_one_of_three_leaves_before_its_successor_joins() {
        Golden.matches("replace-dead-of-three", PlanText.of(plan("10.0.1.2", dead(3).state())));
    }

    @Test
    void one_dead_of_five_leaves_slack_to_lose_another() {
        var plan = plan("10.0.1.2", dead(5).state());
        assertThat(plan.forecast().worst().during().slack()).isEqualTo(1);
        Golden.matches("replace-dead-of-five", PlanText.of(plan));
    }

    @Test
    void bootstrap_flags_are_taken_out_of_exec_start_and_variables_stay_where_they_live() {
        var scene = dead(3).host(2, host -> {
            host.environment.clear();
            host.environment.put("ETCD_NAME", "node2");
            host.environment.put("ETCD_DATA_DIR", "/var/lib/etcd2");
            host.arguments = List.of(
                    "/usr/bin/etcd2",
                    "--discovery=http://10.0.1.254:7379/v2/keys/discovery/lab",
                    "--initial-cluster-state",
                    "new",
                    "--listen-peer-urls=http://10.0.1.2:2380");
        });
        var plan = plan("10.0.1.2", scene.state());
        assertThat(dropIn(plan))
                .contains("ExecStart=\nExecStart=/usr/bin/etcd2 --listen-peer-urls=http://10.0.1.2:2380\n")
                .doesNotContain("discovery", "UnsetEnvironment", "ETCD_NAME");
        Golden.matches("replace-flags-on-exec-start", PlanText.of(plan));
    }

    @Test
    void discovery_in_a_variable_is_unset_and_exec_start_is_left_alone() {
        assertThat(dropIn(plan("10.0.1.2", dead(3).state())))
                .contains("UnsetEnvironment=ETCD_DISCOVERY\n", "Environment=\"ETCD_INITIAL_CLUSTER_STATE=existing\"")
                .doesNotContain("ExecStart", "Environment=\"ETCD_DISCOVERY");
    }

    @Test
    void a_sick_leader_that_still_answers_hands_over_the_lead_first() {
        var scene = Scene.of(3).leads(2).errors(2, "etcdserver: mvcc: database space exceeded");
        var plan = plan("node2", scene.state());
        assertThat(plan.steps().get(1).action()).isEqualTo(new Action.MoveLeader(Scene.id(2), Scene.id(1)));
        Golden.matches("replace-sick-leader", PlanText.of(plan));
    }

    @Test
    void an_intact_log_is_remarked_upon_for_a_restart_may_do() {
        var scene = Scene.of(3).silent(2).host(2, SceneHost::crashLoops);
        Golden.matches("replace-intact-log", PlanText.of(plan("10.0.1.2", scene.state())));
    }

    @Test
    void a_strict_reconfiguration_check_that_is_off_is_remarked_upon() {
        var scene = dead(3).host(1, host -> host.environment.put("ETCD_STRICT_RECONFIG_CHECK", "false"))
                .host(3, host -> host.skew = Duration.ofSeconds(-90));
        var plan = plan("10.0.1.2", scene.state());
        assertThat(plan.remarks())
                .anyMatch(remark -> remark.startsWith("strict-reconfig-check is off on 10.0.1.1"))
                .anyMatch(remark -> remark.equals("the clock of 10.0.1.3 is off by -90000 ms"));
        Golden.matches("replace-strict-check-off", PlanText.of(plan));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void a_setting_is_changed_where_it_lives_and_the_same_on_3_4_and_3_5(Flavor flavor) {
        var old = plan(
                "10.0.1.2", new Drawing(flavor, "https", "3.4.23").dead(3, 2).state());
        var today = plan(
                "10.0.1.2", new Drawing(flavor, "https", "3.5.16").dead(3, 2).state());
        assertThat(old.steps()).isEqualTo(today.steps());
        var name = flavor.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Golden.matches("replace-" + name + "-https", PlanText.of(today));
    }

    @Test
    void no_change_of_a_plan_on_a_healthy_rest_is_refused_by_our_own_arithmetic() {
        for (var voters = 3; voters <= 9; voters++) {
            assertThat(plan("10.0.1.2", dead(voters).state()).forecast().rows())
                    .allSatisfy(row -> assertThat(row.during().holds()).isTrue());
        }
    }

    @Test
    void the_same_look_makes_the_same_plan_whatever_the_member_is_called_by() {
        var seen = dead(3).state();
        assertThat(plan("node2", seen).steps()).isEqualTo(plan("10.0.1.2", seen).steps());
        assertThat(plan(Scene.id(2).hex(), seen).steps())
                .isEqualTo(plan("10.0.1.2", seen).steps());
    }
}
