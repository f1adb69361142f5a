package dev.quorate.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Scene;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.core.run.Walks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event of every walk can be told, in words that stand alone.
class TellingTest {
    static Stream<String> walks() {
        var ends = Arrays.stream(RunState.values()).filter(RunState::over).map(state -> "closed:" + state.word());
        return Stream.concat(
                ends.flatMap(end -> Stream.of(end, "permitted did:1 did:2 did:3 " + end)),
                Stream.of(
                        "refused voted permitted intended:1 acted:1 heard:1 verified:1 intended:2 unknown:2 notdone:2",
                        "permitted did:1 intended:2 deferred:2 did:2 stop stopped resumed intended:3 acted:3 invain:3",
                        "permitted did:1 intended:2 failed:2 needsperson retry parked recovered did:2",
                        "permitted stop stopped abort",
                        "permitted did:1 did:2 did:3 did:4 did:5 stop stopped abort did:-5 intended:-4 unknown:-4"
                                + " notdone:-4 deferred:-4 failed:-4 needsperson abort did:-4 closed:failed",
                        "permitted did:1 did:2 stop stopped abort did:-2 did:-1 closed:failed",
                        "permitted did:1 did:2 did:3 did:4 did:5 did:6 did:7 needsperson retry closed:done"));
    }

    private static List<Notice> told(List<Entry> entries, int count) {
        var progress = Progress.of(entries.subList(0, count));
        return Telling.of(entries.get(count - 1).event(), progress, Scene.client(1), Checkpoint.EMPTY);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("walks")
    void every_event_is_told_in_words_that_are_not_empty(String walk) {
        var entries = Walks.entries(walk);
        for (var count = 1; count <= entries.size(); count++) {
            assertThat(told(entries, count))
                    .allSatisfy(notice -> assertThat(notice.text())
                            .isNotBlank()
                            .doesNotContain("null", "Optional[", "Mark[", "Exception"));
            var progress = Progress.of(entries.subList(0, count));
            assertThat(Telling.line(progress)).contains(Walks.RUN.value());
            assertThat(Leavings.of(progress)).endsWith(".");
            assertThat(Leavings.found(progress)).endsWith(".");
        }
    }

    @Test
    void no_kind_of_event_is_without_a_walk_here() {
        var walked = walks().flatMap(walk -> Walks.entries(walk).stream())
                .map(entry -> entry.event().getClass().getSimpleName())
                .collect(Collectors.toSet());
        assertThat(RunEvent.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .allMatch(walked::contains);
    }

    @Test
    void a_run_reads_as_lines_that_a_tired_person_understands() {
        var entries = Walks.entries("voted permitted did:1 intended:2 unknown:2 verified:2 stop stopped");
        var lines = java.util.stream.IntStream.rangeClosed(1, entries.size())
                .boxed()
                .flatMap(count -> told(entries, count).stream())
                .filter(notice -> !(notice instanceof Notice.CardShown))
                .map(Notice::text)
                .map(line -> line.replace(Walks.request().plan().digest().brief(), "DIGEST"))
                .toList();
        assertThat(lines)
                .containsExactly(
                        "bob approved DIGEST",
                        "running: approved by bob, looking before step 1",
                        "... step 1 of 7: Save a snapshot",
                        "ok  step 1 of 7: proven (3 endpoints and 3 hosts in 40 ms)",
                        "health: 3 voters, 2 healthy, quorum 2, slack 0, down: " + Scene.id(2) + ", leader "
                                + Scene.id(1),
                        "... step 2 of 7: Stop and mask etcd2.service",
                        "??  step 2 of 7: outcome unknown: no answer; looking",
                        "ok  step 2 of 7: proven (3 endpoints and 3 hosts in 40 ms)",
                        "health: 3 voters, 2 healthy, quorum 2, slack 0, down: " + Scene.id(2) + ", leader "
                                + Scene.id(1),
                        "bob asked to stop: the step that runs is finished first",
                        "stopped: Nothing has been changed. Say `resume` or `abort`.");
    }

    @Test
    void what_a_stop_leaves_names_the_steps_done_and_the_point_passed() {
        assertThat(Leavings.of(Walks.walk("permitted did:1"))).isEqualTo("Nothing has been changed.");
        assertThat(Leavings.of(Walks.walk("permitted did:1 did:2 did:3")))
                .isEqualTo("Steps 1 to 3 of 7 are done; planned there: 2 voters, 2 healthy, quorum 2, slack 0."
                        + " Step 3 has no way back: a removed id can never return. Next would be step 4: Set the data"
                        + " aside.");
    }

    @Test
    void what_an_abort_leaves_is_said_in_whole_sentences() {
        assertThat(Leavings.afterAbort(Walks.walk("permitted did:1 did:2 stop stopped abort did:-2 did:-1")))
                .isEqualTo("Given up; everything that was changed has been taken back.");
        assertThat(Leavings.afterAbort(Walks.walk("permitted did:1 did:2 did:3 did:4 stop stopped abort did:-4")))
                .isEqualTo("Given up. Taken back: what came after step 3. Not taken back: steps 2 (Stop and mask"
                        + " etcd2.service), 3 (Remove member " + Scene.id(2) + "). Step 3 has no way back: a removed id"
                        + " can never return. Look at `health` and `members` before anything else.");
    }
}
