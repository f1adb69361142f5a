package dev.quorate.runbooks.replace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.rehearsal.SimulatedCluster.Mishap;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.House;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Lost answers, lost requests and "not now" at every changing act: found out by looking, and nothing is done
/// twice.
class MishapsTest {
    private static final String ALL =
            "Fence RemoveMember AddLearner WriteDropIn UnmaskAndReload Start Promote" + " RemoveDropIn Reload";

    /// The snapshot, then the nine acts above; with its data intact there is one more, the data set aside.
    static Stream<Arguments> everywhere() {
        return IntStream.rangeClosed(1, 11)
                .boxed()
                .flatMap(act -> Arrays.stream(Mishap.values()).map(mishap -> Arguments.of(act, mishap)));
    }

    @ParameterizedTest(name = "{1} at act {0}")
    @MethodSource("everywhere")
    void a_mishap_anywhere_ends_well_and_no_act_is_made_twice(int act, Mishap mishap) throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.kill(2);
            house.meddler.beforeAct(act, () -> house.cluster.befall(mishap));
            house.says("bob", "approve " + house.plan("replace member 10.0.1.2 because it is dead"));
            var end = house.awaits(RunState.DONE, RunState.NEEDS_PERSON, RunState.FAILED, RunState.VOID);
            assertThat(end.text()).startsWith("done:");
            assertThat(house.kinds()).isEqualTo(ALL.replace("RemoveMember", "RemoveMember SetAside"));
            assertThat(house.cluster.leastSlack()).isZero();
            assertThat(house.record())
                    .anyMatch(event -> mishap == Mishap.NOT_NOW
                            ? event instanceof RunEvent.Deferred
                            : event instanceof RunEvent.Unknown);
        }
    }

    @Test
    void not_now_nine_times_in_a_row_asks_a_person_and_retry_goes_on() throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.wipe(2);
            house.meddler.before("Add", () -> {
                for (var i = 0; i < 9; i++) {
                    house.cluster.befall(Mishap.NOT_NOW);
                }
            });
            house.says("bob", "approve " + house.plan("replace member 10.0.1.2 because it is dead"));
            assertThat(house.awaits(RunState.NEEDS_PERSON, RunState.DONE).text())
                    .contains("unhealthy cluster, 9 times", "Say `retry` or `abort`.");
            house.says("bob", "retry");
            house.awaits(RunState.DONE);
            assertThat(house.kinds()).isEqualTo(ALL);
        }
    }

    @Test
    void what_never_arrives_is_tried_three_times_and_then_a_person_decides() throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.wipe(2);
            house.meddler.before("Add", () -> {
                for (var i = 0; i < 3; i++) {
                    house.cluster.befall(Mishap.REQUEST_LOST);
                }
            });
            house.says("bob", "approve " + house.plan("replace member 10.0.1.2 because it is dead"));
            assertThat(house.awaits(RunState.NEEDS_PERSON, RunState.DONE).text())
                    .contains("it did not happen, 3 times", "at last: ", "Say `retry` or `abort`.");
            assertThat(house.record().stream().filter(event -> event instanceof RunEvent.NotDone))
                    .hasSize(2);
            house.says("bob", "retry");
            house.awaits(RunState.DONE);
            assertThat(house.kinds()).isEqualTo(ALL);
        }
    }

    @Test
    void a_start_without_an_answer_has_happened_once_the_unit_runs_though_its_member_hangs()
            throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.wipe(2);
            house.meddler.before("Start", () -> {
                house.cluster.befall(Mishap.ANSWER_LOST);
                house.cluster.freeze(2);
                house.meddler.afterLooks(60, () -> house.cluster.thaw(2));
            });
            house.says("bob", "approve " + house.plan("replace member 10.0.1.2 because it is dead"));
            assertThat(house.awaits(RunState.NEEDS_PERSON, RunState.DONE).text())
                    .startsWith("done:");
            assertThat(house.record()).noneMatch(RunEvent.NotDone.class::isInstance);
            assertThat(house.record())
                    .anyMatch(event -> event instanceof RunEvent.Acted(_, var notes)
                            && notes.equals(List.of("etcd2.service was started")));
            assertThat(house.kinds()).isEqualTo(ALL);
        }
    }

    @Test
    void survivors_that_freeze_during_the_removal_leave_it_unknown_until_they_thaw_and_it_happens_once()
            throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.wipe(2);
            var frozen = follower(house);
            house.meddler.before("Remove", () -> {
                house.cluster.freeze(frozen);
                house.meddler.afterLooks(30, () -> house.cluster.thaw(frozen));
            });
            house.says("bob", "approve " + house.plan("replace member 10.0.1.2 because it is dead"));
            assertThat(house.awaits(RunState.DONE, RunState.NEEDS_PERSON).text())
                    .startsWith("done:");
            assertThat(house.chat.transcript()).anyMatch(line -> line.contains("outcome unknown: no answer"));
            assertThat(house.kinds()).isEqualTo(ALL);
        }
    }

    @Test
    void survivors_that_stay_frozen_ask_a_person_and_the_removal_still_happens_once() throws InterruptedException {
        try (var house = new House(3)) {
            house.cluster.wipe(2);
            var frozen = follower(house);
            house.meddler.before("Remove", () -> house.cluster.freeze(frozen));
            house.says("bob", "approve " + house.plan("replace member 10.0.1.2 because it is dead"));
            assertThat(house.awaits(RunState.NEEDS_PERSON, RunState.DONE))
                    .extracting(Notice::text)
                    .asString()
                    .contains("Nobody can tell whether step 3 happened");
            house.cluster.thaw(frozen);
            house.says("bob", "retry");
            house.awaits(RunState.DONE);
            assertThat(house.kinds()).isEqualTo(ALL);
        }
    }

    private static int follower(House house) {
        return house.cluster.leader().equals(house.cluster.memberOn(1)) ? 3 : 1;
    }
}
