package dev.quorate.runbooks.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.plan.Plan;
import dev.quorate.runbooks.stage.Asking;
import dev.quorate.runbooks.stage.Drawing;
import dev.quorate.runbooks.stage.Flavor;
import dev.quorate.runbooks.stage.Golden;
import dev.quorate.runbooks.stage.PlanText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenPlansTest {
    private static Plan moving(String word, Drawing drawing) {
        return new Asking(new MoveMember(), "move member " + word + " to 10.0.1.4", drawing.withSpare(3)).plan();
    }

    @Test
    void the_new_one_votes_before_the_old_one_leaves_so_slack_never_falls() {
        var plan = moving("10.0.1.2", Drawing.OLD);
        assertThat(plan.forecast().rows())
                .allSatisfy(row -> assertThat(row.during().slack()).isEqualTo(1));
        Golden.matches("move-follower", PlanText.of(plan));
    }

    @Test
    void a_leader_hands_over_the_lead_before_it_leaves() {
        Golden.matches(
                "move-leader-config-file-https",
                PlanText.of(moving("10.0.1.1", new Drawing(Flavor.CONFIG_FILE, "https", "3.5.16"))));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void a_follower_on_each_kind_of_host(Flavor flavor) {
        var plan = moving("10.0.1.2", new Drawing(flavor, "https", "3.5.16"));
        Golden.matches("move-follower-" + flavor.word() + "-https", PlanText.of(plan));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void what_is_done_is_the_same_on_3_4_and_3_5(Flavor flavor) {
        assertThat(moving("10.0.1.2", new Drawing(flavor, "https", "3.4.23")).steps())
                .isEqualTo(moving("10.0.1.2", new Drawing(flavor, "https", "3.5.16"))
                        .steps());
    }
}
