package dev.quorate.runbooks.grow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Url;
import dev.quorate.core.rehearsal.SimulatedCluster.Size;
import dev.quorate.runbooks.stage.House;
import org.junit.jupiter.api.Test;

/// What may happen while a host is let in, and what the person sees and can do then.
class TroubleTest {
    private static final String PROMOTE = "promote proxy 10.0.1.4";
    private static final String ADD = "add member node4 at 10.0.1.4";
    private static final String DIRECTORY = "/etc/systemd/system/etcd2.service.d/";

    private static House proxy() {
        return new House(new Size(3, 1, 0));
    }

    private static House spare() {
        return new House(new Size(3, 0, 1));
    }

    @Test
    void a_joiner_that_never_starts_stops_the_plan_and_an_abort_removes_the_learner_again()
            throws InterruptedException {
        try (var house = proxy()) {
            house.meddler.before("Start", () -> house.cluster.breakEtcd(4));
            house.runs(PROMOTE);
            assertThat(house.outcome().text())
                    .contains(
                            "does not answer yet; etcd2.service is activating (auto-restart), restarted ",
                            " times after 120 s",
                            "Say `retry` or `abort`.");
            assertThat(house.answer("bob", "members")).contains("learner");
            house.cluster.mendEtcd(4);
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.outcomeAfter(told).text())
                    .contains("Given up; everything that was changed has been taken back.");
            assertThat(house.kinds())
                    .isEqualTo("Fence SetAside AddLearner WriteDropIn UnmaskAndReload Start"
                            + " Fence SetAside RemoveDropIn RemoveMember PutBack UnmaskAndStart");
            assertThat(house.answer("bob", "members")).doesNotContain("learner");
            assertThat(house.cluster.leastSlack()).isEqualTo(1);
        }
    }

    @Test
    void a_joiner_that_starts_in_the_end_is_found_by_a_retry() throws InterruptedException {
        try (var house = spare()) {
            house.meddler.before("Start", () -> house.cluster.breakEtcd(4));
            house.runs(ADD);
            house.outcome();
            house.cluster.mendEtcd(4);
            var told = house.told();
            house.says("bob", "retry");
            assertThat(house.outcomeAfter(told).text()).startsWith("done: ").contains("4 voters, 4 healthy");
        }
    }

    @Test
    void a_host_that_reboots_before_its_first_start_has_lost_the_drop_in_and_is_not_started()
            throws InterruptedException {
        try (var house = proxy()) {
            house.meddler.before("WriteDropIn", () -> house.cluster.reboot(4));
            house.runs(PROMOTE);
            assertThat(house.outcome().text())
                    .startsWith("needs a person: The cluster is not the one that was approved: boot/10.0.1.4 was ")
                    .contains("Say `retry` or `abort`.");
            assertThat(house.kinds()).isEqualTo("Fence SetAside AddLearner WriteDropIn");
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.outcomeAfter(told).text())
                    .contains("Given up; everything that was changed has been taken back.");
            assertThat(house.answer("bob", "members")).doesNotContain("learner");
        }
    }

    @Test
    void a_host_that_is_gone_for_good_is_left_as_it_is_and_the_learner_is_removed_all_the_same()
            throws InterruptedException {
        try (var house = spare()) {
            house.meddler.before("Start", () -> house.cluster.powerOff(4));
            house.runs(ADD);
            assertThat(house.outcome().text()).contains("SSH to 10.0.1.4 found no route");
            var left = 0;
            var told = house.told();
            house.says("bob", "abort");
            var text = house.outcomeAfter(told).text();
            while (text.startsWith("needs a person: ") && left++ < 6) {
                assertThat(text).contains("undo of step ", "`abort` leaves it as it is and takes back the rest.");
                told = house.told();
                house.says("bob", "abort");
                text = house.outcomeAfter(told).text();
            }
            assertThat(text)
                    .startsWith("failed: Given up. Taken back: all the others. Not taken back: steps ")
                    .contains("2 (Stop and mask etcd2.service on 10.0.1.4)");
            assertThat(house.answer("bob", "members")).doesNotContain("learner");
            assertThat(house.cluster.leastSlack()).isEqualTo(1);
        }
    }

    @Test
    void a_file_in_etc_that_hides_our_drop_in_is_found_before_anything_starts() throws InterruptedException {
        try (var house = spare()) {
            var clash = DIRECTORY + "zz-quorate-20261122T021140Z.conf";
            house.meddler.before("WriteDropIn", () -> house.cluster.leave(4, clash, "[Service]\n"));
            house.runs(ADD);
            assertThat(house.outcome().text()).contains("systemd computed something else: drop-ins", clash);
            assertThat(house.kinds()).doesNotContain("Start");
        }
    }

    @Test
    void a_forgotten_force_new_cluster_on_whatever_host_blocks_the_plan() throws InterruptedException {
        try (var house = spare()) {
            house.cluster.leave(
                    2,
                    DIRECTORY + "98-force-new-cluster.conf",
                    "[Service]\nEnvironment=\"ETCD_FORCE_NEW_CLUSTER=true\"\n");
            assertThat(house.refusal("alice", ADD))
                    .contains("force-new-cluster is still set on 10.0.1.2: its next restart would throw every other");
        }
    }

    @Test
    void somebody_else_s_learner_after_the_plan_was_posted_makes_it_void() throws InterruptedException {
        try (var house = spare()) {
            var plan = house.plan(ADD + " because it is time");
            house.cluster.addBehindOurBack(new Url("http", "10.0.1.9", 2380));
            house.approve(plan);
            assertThat(house.outcome().text())
                    .startsWith("void: ")
                    .contains("appeared: [http://10.0.1.9:2380] learner");
            assertThat(house.cluster.acts()).isEmpty();
        }
    }

    @Test
    void a_voter_that_dies_before_the_promotion_stops_it_for_a_fourth_voter_would_cost_the_slack()
            throws InterruptedException {
        try (var house = spare()) {
            var dies = house.following();
            house.meddler.before("Start", () -> house.cluster.kill(dies));
            house.runs(ADD);
            assertThat(house.outcome().text()).startsWith("needs a person: ").contains("was healthy, is down");
            assertThat(house.kinds()).endsWith("Start");
            house.cluster.revive(dies);
            var told = house.told();
            house.says("bob", "retry");
            assertThat(house.outcomeAfter(told).text()).startsWith("done: ");
            assertThat(house.cluster.leastSlack()).isZero();
        }
    }

    @Test
    void the_leader_may_change_while_the_learner_joins() throws InterruptedException {
        try (var house = spare()) {
            var next = house.following();
            house.meddler.before("Start", () -> house.leads(next));
            house.runs(ADD);
            assertThat(house.outcome().text()).startsWith("done: ");
            assertThat(house.leading()).isEqualTo(next);
        }
    }

    @Test
    void two_proxies_make_five_of_three_and_slack_is_never_less() throws InterruptedException {
        try (var house = new House(new Size(3, 2, 0))) {
            house.runs(PROMOTE);
            house.outcome();
            var told = house.told();
            house.runs("promote proxy 10.0.1.5");
            assertThat(house.outcomeAfter(told).text()).contains("5 voters, 5 healthy, quorum 3, slack 2");
            assertThat(house.cluster.leastSlack()).isEqualTo(1);
        }
    }
}
