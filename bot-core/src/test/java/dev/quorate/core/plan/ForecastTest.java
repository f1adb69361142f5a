package dev.quorate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a forecast says in words beside its rows.
class ForecastTest {
    @ParameterizedTest(name = "{0} voters grow by one: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        1 | it ends with 2 voters, which tolerate no more failures than 1
        2 |
        3 | it ends with 4 voters, which tolerate no more failures than 3
        4 |
        5 | it ends with 6 voters, which tolerate no more failures than 5
        """)
    void a_plan_that_ends_with_an_even_number_of_voters_is_warned_of(int voters, String warning) {
        var grow = List.of(changing(new Action.AddLearner(Scene.peer(9))), changing(new Action.Promote(Scene.peer(9))));
        assertThat(forecast(voters, grow).warning().orElse(null)).isEqualTo(warning);
    }

    @Test
    void an_even_number_on_the_way_is_no_reason_for_a_warning() {
        var swap = List.of(
                changing(new Action.AddLearner(Scene.peer(9))),
                changing(new Action.Promote(Scene.peer(9))),
                changing(new Action.RemoveMember(Scene.id(2))));
        assertThat(forecast(3, swap).warning()).isEmpty();
    }

    @Test
    void the_voters_that_must_not_fail_after_one_has_left_are_named() {
        var shrunk = forecast(3, List.of(changing(new Action.RemoveMember(Scene.id(2)))));
        assertThat(shrunk.row(1).cannotBeSpared()).containsExactly("10.0.1.1", "10.0.1.3");
    }

    private static Forecast forecast(int voters, List<Step> steps) {
        return Forecast.of(Arithmetic.of(Scene.of(voters).clear()), steps);
    }

    private static Step changing(Action action) {
        return new Step(
                action.toString(),
                Risk.CHANGING,
                "prod-eu",
                new Check.Anything(),
                action,
                new Check.Anything(),
                new Undo.NotNeeded(),
                30);
    }
}
