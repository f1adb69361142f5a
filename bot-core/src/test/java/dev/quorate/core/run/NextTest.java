package dev.quorate.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.plan.Plans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events in, the next move out. The plan has seven steps; step 3 is the point of no return, steps 1 and 7
/// only read.
class NextTest {
    private static String next(String walk) {
        return switch (Next.of(Walks.walk(walk))) {
            case Next.Begin(var mark) -> "begin " + mark;
            case Next.Prove(var mark) -> "prove " + mark;
            case Next.FindOut(var mark) -> "find out " + mark;
            case Next.Ask(var mark) -> "ask " + mark;
            case Next.Stop _ -> "stop";
            case Next.Wait _ -> "wait";
            case Next.Finish _ -> "finish";
            case Next.GiveUp _ -> "give up";
            case Next.Nothing _ -> "nothing";
        };
    }

    @ParameterizedTest(name = "[{0}] -> {1}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        ''                                             | nothing
        refused voted                                  | nothing
        permitted                                      | begin step 1
        permitted intended:1                           | find out step 1
        permitted intended:1 acted:1                   | prove step 1
        permitted intended:1 acted:1 heard:1           | prove step 1
        permitted intended:1 unknown:1                 | find out step 1
        permitted intended:1 unknown:1 notdone:1       | begin step 1
        permitted intended:1 unknown:1 verified:1      | begin step 2
        permitted intended:1 deferred:1                | begin step 1
        permitted intended:1 failed:1                  | ask step 1
        permitted intended:1 acted:1 invain:1          | ask step 1
        permitted did:1 did:2                          | begin step 3
        permitted did:1 did:2 did:3 did:4 did:5 did:6 did:7 | finish
        permitted did:1 needsperson                    | wait
        permitted did:1 intended:2 stop                | find out step 2
        permitted did:1 intended:2 stop acted:2        | prove step 2
        permitted did:1 intended:2 stop acted:2 verified:2 | stop
        permitted did:1 stop                           | stop
        permitted did:1 stop stopped                   | wait
        permitted did:1 stop stopped resumed           | begin step 2
        permitted did:1 parked                         | begin step 2
        permitted did:1 parked recovered               | begin step 2
        permitted did:1 intended:2 recovered           | find out step 2
        permitted did:1 needsperson recovered          | wait
        permitted did:1 stop stopped recovered         | wait
        closed:expired                                 | nothing
        closed:denied                                  | nothing
        permitted did:1 closed:void                    | nothing
        permitted did:1 closed:done                    | nothing
        """)
    void what_comes_next_follows_from_the_events_alone(String walk, String next) {
        assertThat(next(walk)).isEqualTo(next);
    }

    @ParameterizedTest(name = "after {0}, retry will {1}")
    @CsvSource(delimiter = '|', textBlock = """
        needsperson                              | begin step 1
        intended:1 failed:1 needsperson          | begin step 1
        intended:1 acted:1 needsperson           | prove step 1
        intended:1 acted:1 invain:1 needsperson  | prove step 1
        intended:1 needsperson                   | find out step 1
        intended:1 unknown:1 needsperson         | find out step 1
        """)
    void a_retry_acts_anew_only_where_nothing_can_have_happened(String walk, String next) {
        assertThat(next("permitted " + walk)).isEqualTo("wait");
        assertThat(next("permitted " + walk + " retry")).isEqualTo(next);
    }

    @ParameterizedTest(name = "abort after {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        stop stopped                                              | give up
        did:1 stop stopped                                        | begin undo of step 1
        did:1 did:2 stop stopped                                  | begin undo of step 2
        did:1 intended:2 unknown:2 needsperson                    | begin undo of step 2
        did:1 intended:2 acted:2 invain:2 needsperson             | begin undo of step 2
        did:1 intended:2 failed:2 needsperson                     | begin undo of step 1
        did:1 did:2 did:3 stop stopped                            | give up
        did:1 did:2 intended:3 failed:3 needsperson               | begin undo of step 2
        did:1 did:2 intended:3 unknown:3 needsperson              | give up
        did:1 did:2 did:3 did:4 did:5 stop stopped                | begin undo of step 5
        """)
    void an_abort_begins_with_the_last_step_that_may_have_done_something(String walk, String next) {
        assertThat(next("permitted " + walk + " abort")).isEqualTo(next);
    }

    @Test
    void an_abort_walks_back_to_the_point_of_no_return_and_stops_there() {
        var walk = "permitted did:1 did:2 did:3 did:4 did:5 stop stopped abort";
        assertThat(next(walk)).isEqualTo("begin undo of step 5");
        assertThat(next(walk + " intended:-5 acted:-5")).isEqualTo("prove undo of step 5");
        assertThat(next(walk + " did:-5")).isEqualTo("begin undo of step 4");
        assertThat(next(walk + " did:-5 did:-4")).isEqualTo("give up");
        assertThat(Walks.walk(walk + " did:-5 did:-4").mark().step()).isEqualTo(Plans.POINT_OF_NO_RETURN);
        assertThat(Walks.walk(walk + " did:-5 did:-4").pointsPassed()).containsExactly(3);
    }

    @Test
    void an_undo_that_fails_asks_and_a_retry_tries_it_again_and_a_second_abort_leaves_it() {
        var walk = "permitted did:1 did:2 stop stopped abort intended:-2 failed:-2";
        assertThat(next(walk)).isEqualTo("ask undo of step 2");
        assertThat(next(walk + " needsperson retry")).isEqualTo("begin undo of step 2");
        assertThat(next(walk + " needsperson abort")).isEqualTo("begin undo of step 1");
        assertThat(Walks.walk(walk + " needsperson abort").left()).containsExactly(2);
    }

    @ParameterizedTest(name = "at every prefix of [{0}]")
    @ValueSource(
            strings = {
                "voted permitted did:1 did:2 intended:3 unknown:3 notdone:3 did:3 did:4 did:5 did:6 did:7 closed:done",
                "voted permitted did:1 stop stopped resumed intended:2 deferred:2 did:2 needsperson abort did:-2"
                        + " did:-1",
                "refused voted permitted did:1 parked recovered did:2 intended:3 acted:3 invain:3 needsperson retry"
            })
    void folding_one_event_at_a_time_is_folding_them_all(String words) {
        var entries = Walks.entries(words);
        var step = Progress.of(entries.subList(0, 1));
        for (var count = 2; count <= entries.size(); count++) {
            step = step.with(entries.get(count - 1));
            assertThat(step).isEqualTo(Progress.of(entries.subList(0, count)));
        }
    }

    @Test
    void events_with_a_gap_a_repetition_or_without_a_proposal_are_refused() {
        var entries = Walks.entries("voted permitted did:1");
        var gap = new ArrayList<>(entries);
        gap.remove(2);
        assertThatThrownBy(() -> Progress.of(gap))
                .hasMessageContaining("event 4 of " + Walks.RUN + " does not follow 2");
        var twice = new ArrayList<>(entries.subList(0, 2));
        twice.add(entries.get(1));
        assertThatThrownBy(() -> Progress.of(twice)).hasMessageContaining("does not follow");
        assertThatThrownBy(() -> Progress.of(entries.subList(1, 3))).hasMessageContaining("begins with its proposal");
        assertThatThrownBy(() -> Progress.of(List.of())).hasMessageContaining("begins with its proposal");
        var again = new Entry(
                Walks.RUN, 2, entries.getFirst().at(), entries.getFirst().event());
        assertThatThrownBy(() -> Progress.of(List.of(entries.getFirst(), again)))
                .hasMessageContaining("proposed twice");
    }

    @Test
    void what_is_known_of_a_run_is_in_the_fold() {
        var walk = Walks.walk("voted permitted did:1 intended:2 deferred:2 intended:2 deferred:2");
        assertThat(walk.deferrals()).isEqualTo(2);
        assertThat(walk.verified()).isEqualTo(1);
        assertThat(walk.begun()).isEqualTo(2);
        assertThat(walk.votes()).hasSize(1);
        assertThat(walk.last()).isEqualTo("unhealthy cluster");
        assertThat(Walks.walk("permitted intended:1 deferred:1 did:1").deferrals())
                .isZero();
        var missed = "permitted intended:1 unknown:1 notdone:1 intended:1 unknown:1 notdone:1";
        assertThat(Walks.walk(missed).misses()).isEqualTo(2);
        assertThat(Walks.walk(missed + " did:1").misses()).isZero();
        assertThat(Walks.walk("permitted did:1 needsperson").choices()).containsExactly("retry", "abort");
        assertThat(Walks.walk("permitted did:1 stop stopped").choices()).containsExactly("resume", "abort");
    }

    @Test
    void reading_touches_nothing_and_an_intended_change_may_have() {
        assertThat(Walks.walk("permitted did:1").touched()).isFalse();
        assertThat(Walks.walk("permitted did:1 intended:2").touched()).isTrue();
        assertThat(Walks.walk("permitted did:1 did:2 intended:3").pointsPassed())
                .containsExactly(3);
        assertThat(Walks.walk("permitted did:1 did:2 intended:3 failed:3").pointsPassed())
                .isEmpty();
    }
}
