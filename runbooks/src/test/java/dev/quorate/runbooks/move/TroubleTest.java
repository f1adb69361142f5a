package dev.quorate.runbooks.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.rehearsal.SimulatedCluster.Size;
import dev.quorate.runbooks.stage.House;
import org.junit.jupiter.api.Test;

/// A move takes long: the new one may have much to catch up. What may happen meanwhile.
class TroubleTest {
    private static House house() {
        return new House(new Size(3, 0, 1));
    }

    private static String ask(int number) {
        return "move member 10.0.1." + number + " to 10.0.1.4";
    }

    @Test
    void one_that_comes_to_lead_while_the_new_one_joins_hands_over_the_lead_before_it_goes()
            throws InterruptedException {
        try (var house = house()) {
            var old = house.following();
            var id = house.cluster.memberOn(old);
            house.meddler.before("Promote", () -> house.leads(old));
            house.runs(ask(old));
            assertThat(house.outcome().text()).startsWith("done: ").contains("3 voters, 3 healthy");
            assertThat(house.kinds()).contains("MoveLeader RemoveMember");
            assertThat(house.cluster.leader()).isNotEqualTo(id);
            assertThat(house.cluster.leastSlack()).isEqualTo(1);
        }
    }

    @Test
    void a_leader_that_lost_the_lead_by_itself_need_not_hand_it_over() throws InterruptedException {
        try (var house = house()) {
            var old = house.leading();
            var next = old == 3 ? 1 : 3;
            var heir = house.cluster.memberOn(next);
            house.meddler.before("Promote", () -> house.leads(next));
            house.runs(ask(old));
            assertThat(house.outcome().text()).startsWith("done: ");
            assertThat(house.kinds()).contains("Enable RemoveMember");
            assertThat(house.cluster.leader()).isEqualTo(heir);
        }
    }

    @Test
    void a_voter_that_dies_before_the_old_one_leaves_keeps_it_and_nobody_loses_quorum() throws InterruptedException {
        try (var house = house()) {
            var old = house.following();
            var dies = 6 - old - house.leading();
            house.meddler.before("RemoveDropIn", () -> house.cluster.kill(dies));
            house.runs(ask(old));
            assertThat(house.outcome().text()).startsWith("needs a person: ").contains("was healthy, is down");
            assertThat(house.kinds()).doesNotContain("RemoveMember");
            assertThat(house.cluster.leastSlack()).isZero();
            house.cluster.revive(dies);
            var told = house.told();
            house.says("bob", "retry");
            assertThat(house.outcomeAfter(told).text()).startsWith("done: ").contains("3 voters, 3 healthy");
        }
    }

    @Test
    void an_abort_before_the_removal_takes_the_new_one_out_again() throws InterruptedException {
        try (var house = house()) {
            house.meddler.before("Promote", () -> house.stops("bob"));
            house.runs(ask(house.following()));
            house.outcome();
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.outcomeAfter(told).text())
                    .contains("Given up; everything that was changed has been taken back.");
            assertThat(house.answer("bob", "health")).contains("3 voters, 3 healthy");
            assertThat(house.cluster.leastSlack()).isEqualTo(1);
        }
    }

    @Test
    void what_was_moved_away_does_not_come_back_when_its_old_host_reboots() throws InterruptedException {
        try (var house = house()) {
            var old = house.following();
            house.runs(ask(old));
            house.outcome();
            house.cluster.reboot(old);
            assertThat(house.answer("bob", "health")).contains("3 voters, 3 healthy");
            assertThat(house.cluster.acts()).doesNotHaveDuplicates();
        }
    }
}
