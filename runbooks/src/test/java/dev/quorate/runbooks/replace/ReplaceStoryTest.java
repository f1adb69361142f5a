package dev.quorate.runbooks.replace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.rehearsal.SimulatedCluster.Mishap;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.House;
import org.junit.jupiter.api.Test;

class ReplaceStoryTest {
    @Test
    void a_dead_voter_leaves_before_its_successor_joins() throws InterruptedException {
        try (var house = new House(3)) {
            var old = house.cluster.memberOn(2);
            house.cluster.wipe(2);
            var plan = house.plan("replace member 10.0.1.2 because its disk died");
            assertThat(house.refusal("alice", "approve " + plan)).contains("whoever asks never approves");
            house.says("bob", "approve " + plan);
            assertThat(house.awaits(RunState.DONE, RunState.NEEDS_PERSON).text())
                    .contains("3 voters, 3 healthy");
            assertThat(house.cluster.leastSlack()).isZero();
            assertThat(house.cluster.memberOn(2)).isNotEqualTo(old);
            assertThat(house.kinds())
                    .isEqualTo("Fence RemoveMember AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn"
                            + " Reload");
        }
    }

    @Test
    void an_answer_that_is_lost_is_found_out_by_looking() throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.kill(2);
            var plan = house.plan("replace member node2 because it is dead");
            for (var i = 0; i < 20; i++) {
                house.cluster.befall(Mishap.ANSWER_LOST);
            }
            house.says("bob", "approve " + plan);
            assertThat(house.awaits(RunState.DONE, RunState.NEEDS_PERSON))
                    .isInstanceOfSatisfying(
                            Notice.RunChanged.class,
                            run -> assertThat(run.state()).isEqualTo(RunState.DONE));
            assertThat(house.cluster.acts()).doesNotHaveDuplicates();
        }
    }
}
