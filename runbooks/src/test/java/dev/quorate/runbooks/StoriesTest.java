package dev.quorate.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.rehearsal.SimulatedCluster.Mishap;
import dev.quorate.core.run.RunEvent;
import dev.quorate.runbooks.stage.Story;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation to its end on a rehearsed cluster, with votes; and again with a lost answer, a lost
/// request, a late one and a "not now" at each of its acts: found out by looking, and nothing is done twice.
class StoriesTest {
    @ParameterizedTest
    @EnumSource(Story.class)
    void it_ends_well_and_quorum_was_never_nearer_to_its_end_than_planned(Story story) throws InterruptedException {
        try (var house = story.begin()) {
            house.runs(story.ask(house));
            assertThat(house.outcome().text()).startsWith("done: ").contains(story.end());
            assertThat(house.kinds()).isEqualTo(story.acts());
            if (!story.isDisaster()) {
                assertThat(house.cluster.leastSlack()).isEqualTo(story.leastSlack());
            }
            assertThat(house.answer("bob", "health")).contains(story.end());
        }
    }

    /// The first act of most is the snapshot, which changes nothing in the cluster.
    static Stream<Arguments> everywhere() {
        return Arrays.stream(Story.values())
                .flatMap(story -> IntStream.rangeClosed(1, story.acts().split(" ", -1).length + story.snapshots())
                        .boxed()
                        .flatMap(
                                act -> Arrays.stream(Mishap.values()).map(mishap -> Arguments.of(story, act, mishap))));
    }

    @ParameterizedTest(name = "{0}: {2} at act {1}")
    @MethodSource("everywhere")
    void a_mishap_anywhere_ends_well_and_no_act_is_made_twice(Story story, int act, Mishap mishap)
            throws InterruptedException {
        try (var house = story.begin()) {
            house.meddler.beforeAct(act, () -> house.cluster.befall(mishap));
            house.runs(story.ask(house));
            assertThat(house.outcome().text()).startsWith("done: ");
            assertThat(house.kinds()).isEqualTo(story.acts());
            assertThat(house.record())
                    .anyMatch(event -> mishap == Mishap.NOT_NOW
                            ? event instanceof RunEvent.Deferred
                            : event instanceof RunEvent.Unknown);
        }
    }
}
