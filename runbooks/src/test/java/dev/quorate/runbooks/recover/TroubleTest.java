package dev.quorate.runbooks.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.rehearsal.SimulatedCluster.Size;
import dev.quorate.runbooks.stage.House;
import org.junit.jupiter.api.Test;

/// A disaster in which more goes wrong, and the two people that it takes.
class TroubleTest {
    private static final String ASK = "recover cluster from 10.0.1.1";
    private static final String WHY = " because the rack lost power";

    private static House loneSurvivor() {
        var house = new House(new Size(3, 0, 0));
        house.cluster.kill(1);
        house.cluster.wipe(2);
        house.cluster.wipe(3);
        return house;
    }

    @Test
    void it_takes_two_who_did_not_ask_and_type_the_cluster_s_name() throws InterruptedException {
        try (var house = loneSurvivor()) {
            var plan = house.plan(ASK + WHY);
            assertThat(house.refusal("bob", "approve " + plan + WHY)).contains("prod-eu");
            assertThat(house.refusal("alice", "approve " + plan + " on prod-eu" + WHY))
                    .contains("whoever asks never approves");
            house.says("bob", "approve " + plan + " on prod-eu" + WHY);
            assertThat(house.answer("bob", "status")).contains("waiting");
            assertThat(house.cluster.acts()).isEmpty();
            house.says("carol", "approve " + plan + " on prod-eu" + WHY);
            assertThat(house.outcome().text()).startsWith("done: ");
        }
    }

    @Test
    void a_quorum_that_came_back_after_the_plan_was_posted_makes_it_void() throws InterruptedException {
        try (var house = new House(new Size(3, 0, 0))) {
            house.cluster.wipe(3);
            house.cluster.kill(2);
            house.cluster.breakEtcd(2);
            house.cluster.kill(1);
            var plan = house.plan(ASK + WHY);
            house.cluster.mendEtcd(2);
            house.cluster.revive(1);
            house.cluster.revive(2);
            house.approve(plan);
            assertThat(house.outcome().text()).startsWith("void: ").contains("Nothing was changed");
            assertThat(house.cluster.acts()).isEmpty();
        }
    }

    @Test
    void a_lost_host_that_wakes_up_stops_everything_before_the_survivor_starts_alone() throws InterruptedException {
        try (var house = new House(new Size(3, 0, 0))) {
            house.cluster.kill(1);
            house.cluster.wipe(2);
            house.cluster.powerOff(3);
            house.meddler.before("UnmaskAndReload", () -> house.cluster.powerOn(3));
            house.runs(ASK + " lost 10.0.1.3");
            assertThat(house.outcome().text()).startsWith("needs a person: ").contains("10.0.1.3");
            assertThat(house.kinds()).doesNotContain("StartAlone");
        }
    }

    /// The refusal was on record, and the step was done all the same.
    @Test
    void a_step_whose_check_before_it_does_not_hold_is_not_done() throws InterruptedException {
        try (var house = new House(new Size(3, 0, 0))) {
            house.cluster.kill(1);
            house.cluster.wipe(2);
            house.cluster.freeze(3);
            house.cluster.unreachable(3);
            house.meddler.before("UnmaskAndReload", () -> house.cluster.thaw(3));
            house.runs(ASK + " lost 10.0.1.3");
            assertThat(house.outcome().text())
                    .startsWith("needs a person: step 6 failed: http://10.0.1.3:2379 answers as ")
                    .contains("Say `retry` or `abort`.");
            assertThat(house.kinds()).isEqualTo("Fence Fence CopyData WriteDropIn UnmaskAndReload");
        }
    }

    @Test
    void a_survivor_that_reboots_before_its_start_is_not_started() throws InterruptedException {
        try (var house = loneSurvivor()) {
            house.meddler.before("WriteDropIn", () -> house.cluster.reboot(1));
            house.runs(ASK);
            assertThat(house.outcome().text()).startsWith("needs a person: ").contains("boot/10.0.1.1");
            assertThat(house.kinds()).doesNotContain("StartAlone");
        }
    }

    @Test
    void before_the_lone_start_an_abort_leaves_everybody_as_they_were() throws InterruptedException {
        try (var house = loneSurvivor()) {
            house.meddler.before("UnmaskAndReload", () -> house.stops("bob"));
            house.runs(ASK);
            house.outcome();
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.outcomeAfter(told).text())
                    .contains("Given up; everything that was changed has been taken back.");
            assertThat(house.plan(ASK + WHY)).isNotEmpty();
        }
    }

    /// N09: the drop-in that makes it a cluster of one would throw everybody out at its next restart.
    @Test
    void a_run_given_up_behind_the_lone_start_leaves_a_drop_in_that_blocks_every_other_plan()
            throws InterruptedException {
        try (var house = loneSurvivor()) {
            house.meddler.before("StartAlone", () -> house.stops("bob"));
            house.runs(ASK);
            assertThat(house.outcome().text()).contains("the others are out of its list; the copies stay");
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.outcomeAfter(told).text()).contains("Not taken back: steps");
            assertThat(house.refusal("alice", "add member node2 at 10.0.1.2"))
                    .contains("force-new-cluster is still set on 10.0.1.1");
        }
    }

    @Test
    void a_joiner_that_never_starts_can_be_taken_out_and_what_was_recovered_stays() throws InterruptedException {
        try (var house = loneSurvivor()) {
            house.meddler.before("Start", () -> house.cluster.breakEtcd(2));
            house.runs(ASK);
            assertThat(house.outcome().text()).contains("does not answer yet", "Say `retry` or `abort`.");
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.outcomeAfter(told).text()).contains("Taken back: what came after step 7.");
            assertThat(house.answer("bob", "health")).contains("1 voter, 1 healthy");
        }
    }

    /// N03: started again under its old id, it would vote and know nothing of what it has agreed to.
    @Test
    void a_wiped_disk_is_left_out_of_the_joint_start_and_replaced_afterwards() throws InterruptedException {
        try (var house = new House(new Size(3, 0, 0))) {
            var old = house.cluster.memberOn(3);
            house.cluster.wipe(3);
            house.cluster.kill(2);
            house.cluster.kill(1);
            house.runs(ASK);
            assertThat(house.outcome().text()).startsWith("done: ").contains("3 voters, 2 healthy");
            assertThat(house.kinds()).isEqualTo("Start Start");
            var told = house.told();
            house.runs("replace member 10.0.1.3");
            assertThat(house.outcomeAfter(told).text()).contains("3 voters, 3 healthy");
            assertThat(house.cluster.memberOn(3)).isNotEqualTo(old);
        }
    }

    @Test
    void what_the_survivor_never_heard_of_is_lost_and_what_it_had_is_there() throws InterruptedException {
        try (var house = loneSurvivor()) {
            house.runs(ASK);
            house.outcome();
            assertThat(house.cluster.acts()).doesNotHaveDuplicates();
            house.cluster.reboot(1);
            house.cluster.reboot(2);
            house.cluster.reboot(3);
            assertThat(house.answer("bob", "health")).contains("3 voters, 3 healthy");
        }
    }
}
