package dev.quorate.runbooks.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Step;
import dev.quorate.runbooks.stage.Asking;
import dev.quorate.runbooks.stage.Drawing;
import dev.quorate.runbooks.stage.Flavor;
import dev.quorate.runbooks.stage.Golden;
import dev.quorate.runbooks.stage.PlanText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenPlansTest {
    private static Plan removing(String word, Scene scene) {
        return new Asking(new RemoveMember(), "remove member " + word, scene).plan();
    }

    @Test
    void a_healthy_follower_votes_until_it_is_out_of_the_list() {
        Golden.matches("remove-healthy-follower", PlanText.of(removing("10.0.1.2", Drawing.OLD.of(4))));
    }

    @Test
    void a_healthy_leader_hands_over_the_lead_first() {
        var plan = removing("10.0.1.1", Drawing.OLD.of(5));
        assertThat(plan.steps().get(1).action()).isEqualTo(new Action.MoveLeader(Scene.id(1), Scene.id(2)));
        Golden.matches("remove-healthy-leader", PlanText.of(plan));
    }

    @Test
    void a_dead_one_is_fenced_before_it_is_removed_where_its_host_answers() {
        var scene = Drawing.OLD.of(5).silent(2).host(2, SceneHost::crashLoops);
        Golden.matches("remove-dead-with-host", PlanText.of(removing("10.0.1.2", scene)));
    }

    @Test
    void a_dead_one_whose_host_is_gone_is_removed_all_the_same() {
        var scene = Drawing.OLD
                .of(5)
                .silent(2)
                .host(
                        2,
                        host -> host.isUnreached(
                                HostView.Obstacle.UNREACHABLE, "SSH to 10.0.1.2 found no route", "Bring the host up."));
        Golden.matches("remove-dead-without-host", PlanText.of(removing("10.0.1.2", scene)));
    }

    @Test
    void one_that_never_started_is_named_by_its_address_or_its_id() {
        var scene = Drawing.OLD.withSpare(3).unstarted(4);
        assertThat(removing(Scene.id(4).hex(), scene).steps())
                .isEqualTo(removing("10.0.1.4", scene).steps());
        Golden.matches("remove-unstarted", PlanText.of(removing("10.0.1.4", scene)));
    }

    @Test
    void a_learner_never_voted() {
        var scene = Drawing.OLD.of(3).learner(4).host(4, host -> Flavor.ETCD2.bend(host, "http", "3.4.23"));
        var plan = removing("10.0.1.4", scene);
        assertThat(plan.forecast().rows())
                .allSatisfy(row -> assertThat(row.during()).hasToString("3/3/2"));
        Golden.matches("remove-learner", PlanText.of(plan));
    }

    /// The last step asked for every voter's health, and a plan for the first of two dead could only fail
    /// there.
    @Test
    void where_another_one_is_down_too_the_last_look_asks_for_no_more_than_there_was() {
        var plan = removing("10.0.1.2", Drawing.OLD.of(5).silent(2).silent(3));
        assertThat(plan.steps().getLast().title()).isEqualTo("Verify that the 3 healthy voters still are");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void what_is_done_is_the_same_on_3_4_and_3_5(Flavor flavor) {
        var old = new Drawing(flavor, "https", "3.4.23");
        var today = new Drawing(flavor, "https", "3.5.16");
        assertThat(removing("10.0.1.2", old.of(5)).steps())
                .extracting(Step::action)
                .isEqualTo(removing("10.0.1.2", today.of(5)).steps().stream()
                        .map(Step::action)
                        .toList());
    }
}
