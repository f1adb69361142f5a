package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LogEndTest {
    /// From the one to take to the one to take last.
    private static final List<LogEnd> RANKED = List.of(
            new LogEnd(4, 90, 80, 4, true),
            new LogEnd(3, 120, 110, 3, false),
            new LogEnd(3, 119, 119, 3, false),
            new LogEnd(3, 119, 118, 3, false),
            new LogEnd(3, 119, 118, 3, true),
            new LogEnd(2, 500, 500, 76, false));

    @Test
    void the_last_entrys_term_counts_before_the_length_of_the_log_and_that_before_what_was_committed() {
        var mixed = new ArrayList<>(RANKED);
        Collections.shuffle(mixed, new Random(7));
        mixed.sort(Comparator.reverseOrder());
        assertThat(mixed).isEqualTo(RANKED);
    }

    @Test
    void elections_that_an_isolated_member_held_with_itself_do_not_raise_it() {
        assertThat(new LogEnd(2, 40, 40, 76, false)).isLessThan(new LogEnd(2, 41, 41, 2, false));
    }

    @Test
    void what_is_not_on_record_as_committed_is_counted() {
        assertThat(new LogEnd(2, 41, 40, 2, false).uncommitted()).isEqualTo(1);
        assertThat(new LogEnd(2, 41, 41, 2, false).uncommitted()).isZero();
    }
}
