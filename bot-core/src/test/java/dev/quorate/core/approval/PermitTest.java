package dev.quorate.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.plan.Plans;
import dev.quorate.core.plan.Risk;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a permit hands to the runner is what was approved, by whom it was approved.
class PermitTest {
    @Test
    void it_is_for_the_request_that_was_approved_and_names_the_votes() {
        var request = RulingTest.request(Plans.replace(), 1, false, false);
        var vote = RulingTest.yes(request, RulingTest.BOB);
        assertThat(Ruling.with(request, List.of(), vote, RulingTest.BOB, RulingTest.SOON))
                .isInstanceOfSatisfying(Ruling.Permitted.class, permitted -> {
                    var permit = permitted.permit();
                    assertThat(permit.request()).isEqualTo(request);
                    assertThat(permit.plan()).isEqualTo(request.plan());
                    assertThat(permit.digest()).isEqualTo(request.plan().digest());
                    assertThat(permit.votes()).containsExactly(vote);
                });
    }

    @Test
    void a_request_is_held_to_the_standard_rule_of_its_plan_s_risk() {
        var plan = Plans.replace();
        var request = Request.of(plan, Policy.standard(), RulingTest.POSTED);
        assertThat(request.plan()).isEqualTo(plan);
        assertThat(request.rule()).isEqualTo(Policy.standard().rule(plan.risk()));
        assertThat(request.expires())
                .isEqualTo(RulingTest.POSTED.plus(request.rule().expires()));
        assertThat(Policy.standard().rule(Risk.DISASTER).approvals()).isEqualTo(2);
    }
}
