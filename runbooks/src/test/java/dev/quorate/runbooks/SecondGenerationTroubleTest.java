package dev.quorate.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.rehearsal.SimulatedCluster.Size;
import dev.quorate.runbooks.stage.House;
import org.junit.jupiter.api.Test;

/// What goes wrong where plans for etcd 2 differ: while a second voter has the quorum and has not started, and
/// while a leader is stopped that cannot hand over.
class SecondGenerationTroubleTest {
    private static House loneSurvivor() {
        var house = new House(new Size(3, 0, 0), "2.3.8");
        house.cluster.kill(1);
        house.cluster.wipe(2);
        house.cluster.wipe(3);
        return house;
    }

    @Test
    void a_second_voter_that_does_not_start_is_waited_for_and_a_retry_goes_on_when_it_can()
            throws InterruptedException {
        try (var house = loneSurvivor()) {
            house.meddler.before("Start", () -> house.cluster.breakEtcd(2));
            house.runs("recover cluster from 10.0.1.1");
            assertThat(house.outcome().text())
                    .startsWith("needs a person: step 17 failed: ")
                    .contains("no endpoint can read from a quorum", "Say `retry` or `abort`.");
            house.cluster.mendEtcd(2);
            var told = house.told();
            house.says("bob", "retry");
            assertThat(house.outcomeAfter(told).text()).startsWith("done: ").contains("3 voters, 3 healthy");
            assertThat(house.cluster.acts()).doesNotHaveDuplicates();
        }
    }

    @Test
    void given_up_there_it_stays_as_it_is_and_the_last_word_says_so() throws InterruptedException {
        try (var house = loneSurvivor()) {
            house.meddler.before("Start", () -> house.cluster.breakEtcd(2));
            house.runs("recover cluster from 10.0.1.1");
            house.outcome();
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.outcomeAfter(told).text()).contains("Not taken back: steps", "Look at `health`");
            house.cluster.mendEtcd(2);
            assertThat(house.answer("bob", "health")).contains("2 voters, 2 healthy");
        }
    }

    @Test
    void a_leader_is_not_stopped_when_another_voter_has_died_since() throws InterruptedException {
        try (var house = new House(new Size(3, 0, 0), "2.3.8")) {
            var follower = house.following();
            house.meddler.before("Disable", () -> house.cluster.kill(follower));
            house.runs("remove member 10.0.1." + house.leading());
            assertThat(house.outcome().text()).startsWith("needs a person: ");
            assertThat(house.kinds()).doesNotContain("StopMember", "RemoveMember");
            assertThat(house.cluster.leastSlack()).isZero();
        }
    }

    @Test
    void a_leader_that_was_stopped_comes_back_by_an_abort() throws InterruptedException {
        try (var house = new House(new Size(3, 0, 0), "2.3.8")) {
            var leader = house.leading();
            house.meddler.before("StopMember", () -> house.stops("bob"));
            house.runs("remove member 10.0.1." + leader);
            house.outcome();
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.outcomeAfter(told).text()).contains("Given up");
            assertThat(house.kinds()).isEqualTo("BackUpData Disable StopMember UnmaskAndStart Enable");
            assertThat(house.answer("bob", "health")).contains("3 voters, 3 healthy");
        }
    }
}
