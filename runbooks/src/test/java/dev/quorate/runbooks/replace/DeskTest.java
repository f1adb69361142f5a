package dev.quorate.runbooks.replace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.port.People.Account;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.House;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What people say to the desk and what they hear: votes of all kinds, two plans for one cluster, questions.
class DeskTest {
    private static final String ASK = "replace member 10.0.1.2 because it is dead";

    private static House broken(int size) {
        var house = new House(size);
        house.cluster.wipe(2);
        return house;
    }

    private static void nothingWasDone(House house) {
        assertThat(house.cluster.acts()).isEmpty();
    }

    @Test
    void while_one_run_holds_the_cluster_another_plan_is_neither_approved_nor_made() throws InterruptedException {
        try (var house = broken(3)) {
            var first = house.plan(ASK);
            house.clock.advance(Duration.ofSeconds(1));
            var second = house.plan("replace member node2 because I ask again");
            house.meddler.before("Fence", () -> house.stops("bob"));
            house.says("bob", "approve " + first);
            house.awaits(RunState.STOPPED);
            assertThat(house.refusal("bob", "approve " + second))
                    .contains("(plan " + first + ", stopped) holds the cluster; there is one run at a time.");
            assertThat(house.refusal("alice", ASK)).contains("holds the cluster");
            assertThat(house.kinds()).isEqualTo("Fence");
        }
    }

    @Test
    void a_plan_that_nobody_decides_expires_by_the_clock_and_can_not_be_approved_any_more()
            throws InterruptedException {
        try (var house = broken(3)) {
            var plan = house.plan(ASK);
            house.tick();
            assertThat(house.answer("bob", "status")).contains(plan, "waiting");
            house.clock.advance(Duration.ofMinutes(15));
            house.tick();
            assertThat(house.awaits(RunState.EXPIRED).text()).startsWith("expired: Nobody decided until ");
            assertThat(house.refusal("bob", "approve " + plan)).contains("No open plan in this room begins with");
            nothingWasDone(house);
        }
    }

    @Test
    void a_vote_that_comes_too_late_finds_the_plan_expired_without_a_tick() throws InterruptedException {
        try (var house = broken(3)) {
            var plan = house.plan(ASK);
            house.clock.advance(Duration.ofMinutes(15));
            house.says("bob", "approve " + plan);
            house.awaits(RunState.EXPIRED);
            nothingWasDone(house);
        }
    }

    @Test
    void an_account_that_nobody_is_known_by_decides_nothing_and_is_recorded_once() throws InterruptedException {
        try (var house = broken(3)) {
            var plan = house.plan(ASK);
            assertThat(house.refusal("mallory", "approve " + plan))
                    .contains("I do not know who unix:mallory is", "decides nothing");
            assertThat(house.refusal("mallory", ASK)).contains("unix:mallory");
            assertThat(house.record())
                    .filteredOn(RunEvent.VoteRefused.class::isInstance)
                    .hasSize(1)
                    .first()
                    .isInstanceOfSatisfying(RunEvent.VoteRefused.class, refused -> {
                        assertThat(refused.person()).isEmpty();
                        assertThat(refused.account()).isEqualTo("unix:mallory");
                    });
            assertThat(house.answer("bob", "status")).contains("waiting");
            nothingWasDone(house);
        }
    }

    @Test
    void the_asker_does_not_approve_from_another_account_either() throws InterruptedException {
        try (var house = broken(3)) {
            var plan = house.plan(ASK);
            var told = house.told();
            house.says(new Account("slack", "U1"), "approve " + plan);
            house.chat.await(_ -> house.told() > told, Duration.ofSeconds(20));
            assertThat(house.chat.told().get(told).notice().text()).contains("whoever asks never approves");
            assertThat(house.refusal("dave", "approve " + plan)).contains("dave is not in etcd-oncall.");
            nothingWasDone(house);
        }
    }

    @Test
    void a_plan_is_withdrawn_by_who_asked_for_it_and_by_nobody_else() throws InterruptedException {
        try (var house = broken(3)) {
            var plan = house.plan(ASK);
            assertThat(house.refusal("bob", "withdraw " + plan))
                    .contains("Only alice asked for it.", "deny " + plan + " because");
            house.says("alice", "withdraw " + plan);
            assertThat(house.awaits(RunState.DENIED).text()).isEqualTo("denied: alice withdrew the plan.");
            assertThat(house.answer("bob", "status")).isEqualTo("Nothing is open in this room.");
            nothingWasDone(house);
        }
    }

    @Test
    void a_denial_with_its_reason_ends_a_plan() throws InterruptedException {
        try (var house = broken(3)) {
            var plan = house.plan(ASK);
            assertThat(house.refusal("bob", "deny " + plan)).contains("A denial needs a reason.");
            house.says("bob", "deny " + plan + " because the disk is being swapped");
            assertThat(house.awaits(RunState.DENIED).text())
                    .isEqualTo("denied: bob denied it: the disk is being swapped");
            assertThat(house.refusal("bob", "approve " + plan)).contains("No open plan");
            nothingWasDone(house);
        }
    }

    @Test
    void a_preview_shows_every_command_and_asks_nobody() throws InterruptedException {
        try (var house = broken(3)) {
            var text = house.answer("dave", "preview replace member node2");
            assertThat(text)
                    .contains("POINT OF NO RETURN", "$ etcdctl --endpoints=http://10.0.1.1:2379 member remove")
                    .contains("Environment=\"ETCD_INITIAL_CLUSTER_STATE=existing\"");
            assertThat(house.journal.runs()).isEmpty();
        }
    }

    @Test
    void health_says_who_is_down_and_why() throws InterruptedException {
        try (var house = broken(3)) {
            assertThat(house.answer("dave", "health"))
                    .startsWith("prod-eu is degraded: 3 voters, 2 healthy, quorum 2, slack 0")
                    .contains("DOWN     10.0.1.2 (" + house.cluster.memberOn(2) + ", voter): connection refused");
        }
    }

    @Test
    void members_lists_ids_roles_and_addresses() throws InterruptedException {
        try (var house = new House(3)) {
            assertThat(house.answer("dave", "members").lines())
                    .hasSize(4)
                    .anyMatch(line -> line.contains(house.cluster.leader() + " ") && line.contains("leader"));
        }
    }

    @Test
    void whoami_tells_the_person_and_what_they_may() throws InterruptedException {
        try (var house = new House(3)) {
            assertThat(house.answer("bob", "whoami")).isEqualTo("unix:bob is bob, of etcd-oncall");
            assertThat(house.answer("dave", "whoami"))
                    .isEqualTo("unix:dave is dave, in no group: may ask, may not approve");
            assertThat(house.answer("eve", "whoami")).contains("I do not know who unix:eve is");
        }
    }

    @Test
    void clusters_help_and_status_answer_strangers_too() throws InterruptedException {
        try (var house = new House(3)) {
            assertThat(house.answer("eve", "clusters")).startsWith("prod-eu: http://10.0.1.1:2379, ");
            assertThat(house.answer("eve", "help")).contains("replace member X", "approve PLAN");
            assertThat(house.answer("eve", "status")).isEqualTo("Nothing is open in this room.");
            assertThat(house.answer("eve", "status 7f3a91c2")).isEqualTo("No run or plan `7f3a91c2` is known here.");
        }
    }

    @Test
    void status_of_a_run_that_is_over_is_found_by_its_digest() throws InterruptedException {
        try (var house = broken(3)) {
            var plan = house.plan(ASK);
            house.says("bob", "approve " + plan);
            house.awaits(RunState.DONE);
            assertThat(house.answer("dave", "status " + plan)).contains(plan, "done");
        }
    }

    @Test
    void a_cluster_that_is_not_of_this_room_does_not_exist_here() throws InterruptedException {
        try (var house = broken(3)) {
            assertThat(house.refusal("alice", "replace member node2 on prod-us"))
                    .contains("There is no cluster `prod-us` in this room.", "Here are prod-eu.");
        }
    }
}
