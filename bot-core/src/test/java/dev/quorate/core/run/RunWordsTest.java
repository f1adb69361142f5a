package dev.quorate.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How runs, their states, places and checkpoints are written.
final class RunWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a_b", "a/b", "a.b", "\u00fcber", "20261122\n", "\u0665"})
    void an_id_of_a_run_has_letters_digits_and_dashes_and_nothing_else(String text) {
        assertThatThrownBy(() -> new RunId(text)).hasMessage("not an id of a run: " + text);
    }

    @Test
    void ids_of_runs_are_ordered_by_their_time() {
        var first = new RunId("20261122-021140-7f3a91c2");
        var second = new RunId("20261122-021141-00000000");
        assertThat(Stream.of(second, first).sorted().toList()).containsExactly(first, second);
        assertThat(first.compareTo(new RunId(first.toString()))).isZero();
    }

    @Test
    void a_run_is_waiting_under_way_or_over_and_never_two_of_them() {
        assertThat(RunState.values())
                .filteredOn(RunState::over)
                .containsExactly(RunState.DONE, RunState.FAILED, RunState.DENIED, RunState.EXPIRED, RunState.VOID);
        assertThat(RunState.values())
                .filteredOn(RunState::underWay)
                .containsExactly(RunState.RUNNING, RunState.PAUSED, RunState.NEEDS_PERSON, RunState.STOPPED);
    }

    @Test
    void each_state_has_a_word_that_leads_back_to_it() {
        assertThat(Arrays.stream(RunState.values()).map(state -> RunState.of(state.word())))
                .containsExactly(RunState.values());
        assertThat(RunState.of("needs-person")).isEqualTo(RunState.NEEDS_PERSON);
        assertThatThrownBy(() -> RunState.of("DONE")).hasMessage("no state of a run: DONE");
    }

    @Test
    void the_chat_of_a_place_stands_before_the_colon() {
        assertThat(new Place("slack:C024BE91L", "1.2").chat()).isEqualTo("slack");
        assertThat(new Place("console", "").chat()).isEqualTo("console");
        assertThat(new Place(":ops", "").chat()).isEmpty();
    }

    @Test
    void a_run_is_shown_where_it_was_asked_for_and_in_one_place_of_each_other_chat() {
        var mirror = new Place("slack:C024BE91L", "");
        var proposed = new RunEvent.Proposed(Walks.request(), Walks.PLACE, List.of(mirror));
        var run = Progress.of(List.of(new Entry(Walks.RUN, 1, Walks.request().posted(), proposed)));
        assertThat(run.places()).containsExactly(Walks.PLACE, mirror);
        assertThat(run.placeIn("slack")).contains(mirror);
        assertThat(run.placeIn("console")).contains(Walks.PLACE);
        assertThat(run.placeIn("discord")).isEmpty();
    }

    @Test
    void a_checkpoint_is_read_as_it_is_said() {
        var whole = new Checkpoint(412, "9f3c2ab1".repeat(8));
        assertThat(whole.text()).isEqualTo("412:" + "9f3c2ab1".repeat(4));
        assertThat(Checkpoint.of(whole.text())).contains(new Checkpoint(412, "9f3c2ab1".repeat(4)));
        assertThat(Checkpoint.of("412:" + "a".repeat(15))).isEmpty();
        assertThat(Checkpoint.of("412:" + "a".repeat(65))).isEmpty();
        assertThat(Checkpoint.of("412:" + "g".repeat(16))).isEmpty();
        assertThat(Checkpoint.of("a".repeat(32))).isEmpty();
        assertThat(new Checkpoint(1, "abcd").text()).isEqualTo("1:abcd");
    }
}
