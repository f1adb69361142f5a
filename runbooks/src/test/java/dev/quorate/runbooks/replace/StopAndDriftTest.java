package dev.quorate.runbooks.replace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Url;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.House;
import org.junit.jupiter.api.Test;

/// A run that is stopped, given up, or overtaken by the world.
class StopAndDriftTest {
    private static final String ASK = "replace member 10.0.1.2 because it is dead";
    private static final RunState[] STANDS = {
        RunState.STOPPED, RunState.NEEDS_PERSON, RunState.DONE, RunState.FAILED, RunState.VOID
    };

    private static String acts(House house) {
        return house.kinds();
    }

    @Test
    void a_stop_finishes_the_step_that_runs_and_resume_goes_on() throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.wipe(2);
            house.meddler.before("Remove", () -> house.stops("bob"));
            house.says("bob", "approve " + house.plan(ASK));
            assertThat(house.awaits(STANDS).text())
                    .startsWith("stopped: Steps 1 to 3 of")
                    .contains("Step 3 has no way back: a removed id can never return.", "Say `resume` or `abort`.");
            assertThat(acts(house)).isEqualTo("Fence RemoveMember");
            house.says("bob", "resume");
            house.awaits(RunState.DONE);
            assertThat(acts(house)).endsWith("RemoveDropIn Reload");
            assertThat(house.cluster.acts()).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_abort_before_the_point_of_no_return_takes_everything_back() throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.kill(2);
            var old = house.cluster.memberOn(2);
            house.meddler.before("Fence", () -> house.stops("alice"));
            house.says("bob", "approve " + house.plan(ASK));
            assertThat(house.awaits(STANDS).text()).startsWith("stopped: Steps 1 to 2 of");
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.awaitsAfter(told, STANDS).text())
                    .contains("Given up; everything that was changed has been taken back.");
            assertThat(acts(house)).isEqualTo("Fence UnmaskAndStart");
            assertThat(house.cluster.memberOn(2)).isEqualTo(old);
            assertThat(house.answer("bob", "health")).contains("3 voters, 3 healthy");
        }
    }

    @Test
    void an_abort_behind_it_goes_back_to_it_and_says_what_is_left() throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.kill(2);
            var old = house.cluster.memberOn(2);
            house.meddler.before("SetAside", () -> house.stops("bob"));
            house.says("bob", "approve " + house.plan(ASK));
            house.awaits(STANDS);
            var told = house.told();
            house.says("bob", "abort");
            assertThat(house.awaitsAfter(told, STANDS).text())
                    .contains(
                            "Taken back: what came after step 3.",
                            "3 (Remove member " + old + " at 10.0.1.2). Step 3 has no way back");
            assertThat(acts(house)).isEqualTo("Fence RemoveMember SetAside PutBack");
        }
    }

    @Test
    void somebody_who_adds_a_member_after_the_plan_was_posted_makes_it_void_and_nothing_is_changed()
            throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.wipe(2);
            var plan = house.plan(ASK);
            house.cluster.addBehindOurBack(new Url("http", "10.0.1.9", 2380));
            house.says("bob", "approve " + plan);
            assertThat(house.awaits(STANDS).text())
                    .startsWith("void: The cluster is not the one that was approved: ")
                    .contains("appeared: [http://10.0.1.9:2380] learner", "Nothing was changed");
            assertThat(house.cluster.acts()).isEmpty();
        }
    }

    @Test
    void a_survivor_that_dies_after_the_plan_was_posted_makes_it_void() throws InterruptedException {
        try (var house = new House(5)) {
            house.cluster.wipe(2);
            var plan = house.plan(ASK);
            house.cluster.kill(3);
            house.says("bob", "approve " + plan);
            assertThat(house.awaits(STANDS).text()).startsWith("void:").contains("was healthy, is down");
            assertThat(house.cluster.acts()).isEmpty();
        }
    }

    @Test
    void a_target_that_comes_back_after_the_plan_was_posted_is_not_touched() throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.kill(2);
            var plan = house.plan(ASK);
            house.cluster.revive(2);
            house.says("bob", "approve " + plan);
            assertThat(house.awaits(STANDS).text()).startsWith("void:");
            assertThat(house.cluster.acts()).isEmpty();
        }
    }

    @Test
    void a_survivor_that_dies_in_the_middle_stops_the_run_and_retry_goes_on_only_when_it_is_back()
            throws InterruptedException {
        try (var house = new House(5)) {
            house.cluster.wipe(2);
            house.meddler.before("WriteDropIn", () -> house.cluster.kill(4));
            house.says("bob", "approve " + house.plan(ASK));
            assertThat(house.awaits(STANDS).text())
                    .startsWith("needs a person: The cluster is not the one that was approved: ");
            var done = acts(house);
            assertThat(done).doesNotContain("Start");

            var told = house.told();
            house.says("bob", "retry");
            assertThat(house.awaitsAfter(told, RunState.NEEDS_PERSON, RunState.DONE)
                            .text())
                    .startsWith("needs a person:");
            assertThat(acts(house)).as("acts after a retry in the same world").isEqualTo(done);

            house.cluster.revive(4);
            house.says("bob", "retry");
            house.awaits(RunState.DONE);
            assertThat(house.cluster.acts()).doesNotHaveDuplicates();
            assertThat(house.answer("bob", "health")).contains("5 voters, 5 healthy");
        }
    }

    @Test
    void a_second_member_that_dies_between_the_removal_and_the_add_costs_quorum_and_the_run_waits_for_it()
            throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.wipe(2);
            house.meddler.before("Add", () -> house.cluster.kill(3));
            house.says("bob", "approve " + house.plan(ASK));
            assertThat(house.outcome().text()).startsWith("needs a person: ");
            assertThat(acts(house)).isEqualTo("Fence RemoveMember");
            house.cluster.revive(3);
            var told = house.told();
            house.says("bob", "retry");
            assertThat(house.outcomeAfter(told).text()).startsWith("done: ").contains("3 voters, 3 healthy");
            assertThat(house.cluster.acts()).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_host_that_reboots_in_the_middle_stops_the_run() throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.wipe(2);
            house.meddler.before("WriteDropIn", () -> house.cluster.reboot(2));
            house.says("bob", "approve " + house.plan(ASK));
            assertThat(house.awaits(STANDS).text()).startsWith("needs a person:");
            assertThat(acts(house)).doesNotContain("Start");
        }
    }

    @Test
    void orders_that_do_not_fit_are_refused_with_those_that_do() throws InterruptedException {
        try (var house = new House(3)) {
            assertThat(house.refusal("bob", "stop")).contains("No run is under way in prod-eu.");
            house.cluster.wipe(2);
            house.meddler.before("Fence", () -> house.stops("bob"));
            house.says("bob", "approve " + house.plan(ASK));
            house.awaits(RunState.STOPPED);
            assertThat(house.refusal("bob", "retry"))
                    .contains("The run is stopped, which `retry` does not fit.", "Say `resume` or `abort`.");
            assertThat(house.refusal("dave", "abort")).contains("dave neither asked for this run nor may approve it.");
        }
    }
}
