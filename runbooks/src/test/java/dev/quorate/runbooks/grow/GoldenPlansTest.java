package dev.quorate.runbooks.grow;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static Plan promoting(Drawing drawing, int voters) {
        var line = "promote proxy 10.0.1." + (voters + 1);
        return new Asking(new PromoteProxy(), line, drawing.withProxy(voters)).plan();
    }

    private static Plan adding(Drawing drawing, int voters) {
        var line = "add member node" + (voters + 1) + " at 10.0.1." + (voters + 1);
        return new Asking(new AddMember(), line, drawing.withSpare(voters)).plan();
    }

    @Test
    void a_proxy_is_stopped_and_joins_as_a_learner() {
        Golden.matches("promote-proxy", PlanText.of(promoting(Drawing.OLD, 3)));
    }

    @Test
    void the_second_proxy_makes_the_number_odd_again() {
        var plan = promoting(Drawing.OLD, 4);
        assertThat(plan.remarks()).noneMatch(remark -> remark.contains("add another one"));
        assertThat(plan.forecast().last()).hasToString("5/5/3");
    }

    @Test
    void before_there_were_learners_it_joins_as_a_voter_at_once() {
        var plan = promoting(new Drawing(Flavor.ETCD2, "http", "3.3.27"), 3);
        assertThat(plan.steps()).extracting(Step::action).noneMatch(Action.Promote.class::isInstance);
        Golden.matches("promote-proxy-before-learners", PlanText.of(plan));
    }

    @Test
    void a_spare_is_disabled_and_knows_no_bootstrap_so_only_new_settings_are_written_and_it_is_enabled() {
        var plan = adding(new Drawing(Flavor.ETCD, "https", "3.5.16"), 3);
        assertThat(plan.steps()).extracting(Step::title).contains("Let a boot of 10.0.1.4 start etcd.service");
        Golden.matches("add-member-spare", PlanText.of(plan));
    }

    @Test
    void the_first_member_gets_a_second_by_way_of_a_learner() {
        var plan = adding(Drawing.OLD, 1);
        assertThat(plan.forecast().worst().during().slack()).isZero();
        Golden.matches("add-second-member", PlanText.of(plan));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void a_proxy_on_each_kind_of_host(Flavor flavor) {
        var plan = promoting(new Drawing(flavor, "https", "3.5.16"), 3);
        Golden.matches("promote-proxy-" + flavor.word() + "-https", PlanText.of(plan));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void a_spare_on_each_kind_of_host(Flavor flavor) {
        var plan = adding(new Drawing(flavor, "https", "3.5.16"), 3);
        Golden.matches("add-member-" + flavor.word() + "-https", PlanText.of(plan));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void what_is_done_is_the_same_on_3_4_and_3_5(Flavor flavor) {
        var old = new Drawing(flavor, "https", "3.4.23");
        var today = new Drawing(flavor, "https", "3.5.16");
        assertThat(promoting(old, 3).steps()).isEqualTo(promoting(today, 3).steps());
        assertThat(adding(old, 3).steps()).isEqualTo(adding(today, 3).steps());
    }
}
