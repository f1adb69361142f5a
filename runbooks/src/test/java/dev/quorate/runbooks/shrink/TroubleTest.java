package dev.quorate.runbooks.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.rehearsal.SimulatedCluster.Size;
import dev.quorate.runbooks.stage.House;
import org.junit.jupiter.api.Test;

/// What may happen before a member is gone, and behind it.
class TroubleTest {
    private static final String ASK = "remove member 10.0.1.2";

    /// Of so many voters, and the one on 10.0.1.2 does not lead.
    private static House following(int voters) {
        var house = new House(new Size(voters, 0, 0));
        if (house.leading() == 2) {
            house.leads(3);
        }
        return house;
    }

    private static String acts(House house) {
        return house.kinds().replace("MoveLeader", "").strip();
    }

    @Test
    void a_target_that_came_to_lead_is_not_removed_and_nothing_was_changed() throws InterruptedException {
        try (var house = following(5)) {
            var plan = house.plan(ASK + " because it is time");
            house.leads(2);
            house.approve(plan);
            assertThat(house.outcome().text())
                    .startsWith("void: Nothing was changed: ")
                    .contains("leads the cluster; the lead has to move away first. (guard G7)");
            assertThat(acts(house)).isEmpty();
        }
    }

    @Test
    void another_voter_that_dies_before_the_removal_makes_the_plan_void() throws InterruptedException {
        try (var house = following(5)) {
            var plan = house.plan(ASK + " because it is time");
            house.cluster.kill(4);
            house.approve(plan);
            assertThat(house.outcome().text()).startsWith("void: ").contains("was healthy, is down");
            assertThat(acts(house)).isEmpty();
        }
    }

    @Test
    void a_host_that_is_lost_behind_the_removal_leaves_its_fence_to_a_person() throws InterruptedException {
        try (var house = following(4)) {
            house.meddler.before("Disable", () -> house.cluster.powerOff(2));
            house.runs(ASK);
            assertThat(house.outcome().text()).contains("SSH to 10.0.1.2 found no route", "Say `retry` or `abort`.");
            assertThat(acts(house)).isEqualTo("RemoveMember");
            house.cluster.powerOn(2);
            var told = house.told();
            house.says("bob", "retry");
            assertThat(house.outcomeAfter(told).text()).contains("boot/10.0.1.2 was ");
            told = house.told();
            house.says("bob", "abort");
            assertThat(house.outcomeAfter(told).text())
                    .contains("Step 2 has no way back: a removed id can never return.");
        }
    }

    @Test
    void the_dead_one_of_two_that_are_down_goes_and_the_end_asks_for_no_more_than_was_healthy()
            throws InterruptedException {
        try (var house = new House(new Size(5, 0, 0))) {
            house.cluster.kill(2);
            house.cluster.kill(3);
            house.runs(ASK);
            assertThat(house.outcome().text()).startsWith("done: ").contains("4 voters, 3 healthy");
            assertThat(house.cluster.leastSlack()).isZero();
        }
    }

    @Test
    void a_stale_directory_with_another_member_s_log_is_not_touched() throws InterruptedException {
        try (var house = new House(new Size(3, 0, 0))) {
            house.cluster.swapDisk(2, house.cluster.memberOn(3));
            assertThat(house.refusal("alice", ASK)).contains("a wrong host, a wrong disk or an old copy");
            assertThat(house.refusal("alice", "replace member 10.0.1.2"))
                    .contains("a wrong host, a wrong disk or an old copy");
        }
    }
}
