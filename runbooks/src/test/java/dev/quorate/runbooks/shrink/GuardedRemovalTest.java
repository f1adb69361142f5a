package dev.quorate.runbooks.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Scene;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Target;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the guards have to say to a removal, at the time when the plan is made.
class GuardedRemovalTest {
    private static Planned removing(String word, Scene scene) {
        return new RemoveMember()
                .plan(
                        new Ask(
                                "remove-member",
                                Scene.NAME,
                                Map.of("X", new Ask.ForMember(new Target(word))),
                                Optional.empty(),
                                "alice"),
                        scene.state());
    }

    /// The guard was not asked about a leader, and the run stopped after its lead had moved.
    @Test
    void a_healthy_leader_is_not_removed_while_another_voter_is_down() {
        assertThat(removing("10.0.1.1", Scene.of(5).silent(5)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.why())
                                .isEqualTo("It would remove a healthy voter while another one is down: 5 voters,"
                                        + " 4 healthy, quorum 3, slack 1. (guard G4)"));
    }

    @Test
    void a_voter_may_leave_a_cluster_of_two_leader_or_not() {
        assertThat(removing("10.0.1.2", Scene.of(2))).isInstanceOf(Plan.class);
        assertThat(removing("10.0.1.1", Scene.of(2)))
                .isInstanceOfSatisfying(
                        Plan.class, plan -> assertThat(plan.forecast().last()).hasToString("1/1/1"));
    }

    @Test
    void an_even_number_that_is_left_is_remarked() {
        assertThat(removing("10.0.1.2", Scene.of(3)))
                .isInstanceOfSatisfying(
                        Plan.class,
                        plan -> assertThat(plan.remarks())
                                .contains("it ends with 2 voters, which tolerate no more failures than 1, none:"
                                        + " losing either loses the cluster"));
    }

    @Test
    void what_was_half_added_may_be_removed_whatever_else_is_half_done() {
        var messy = Scene.of(5).unstarted(6).learner(7);
        assertThat(removing("10.0.1.6", messy)).isInstanceOf(Plan.class);
        assertThat(removing("10.0.1.7", messy)).isInstanceOf(Plan.class);
    }
}
