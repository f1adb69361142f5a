package dev.quorate.chat.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.run.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpotTest {
    @ParameterizedTest
    @CsvSource({
        "slack:C024BE91L, top:1712345678.000100:U024BE7LH, TOP",
        "slack:G024BE91L, in:1712345678.000100:W024BE7LH, THREAD",
        "slack:D024BE91L, cmd:13345224609.738474920.8088930838d88f008e0:U024BE7LH, COMMAND",
    })
    void a_place_is_read_and_written_the_same(String room, String thread, Spot.Kind kind) {
        var place = new Place(room, thread);

        assertThat(Spot.of(place)).get().extracting(Spot::kind).isEqualTo(kind);
        assertThat(Spot.of(place)).map(Spot::place).contains(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "console:ops|top:1712345678.000100:U024BE7LH",
                "slack:|top:1712345678.000100:U024BE7LH",
                "slack:c024be91l|top:1712345678.000100:U024BE7LH",
                "slack:X024BE91L|top:1712345678.000100:U024BE7LH",
                "'slack:C024BE91L '|top:1712345678.000100:U024BE7LH",
                "slack:C024BE91L|''",
                "slack:C024BE91L|1712345678.000100",
                "slack:C024BE91L|top:1712345678.000100",
                "slack:C024BE91L|top:1712345678.000100:",
                "slack:C024BE91L|TOP:1712345678.000100:U024BE7LH",
                "slack:C024BE91L|at:1712345678.000100:U024BE7LH",
                "slack:C024BE91L|top:1712345678:U024BE7LH",
                "slack:C024BE91L|top:-1712345678.000100:U024BE7LH",
                "slack:C024BE91L|in:1712345678.000100:B024BE7LH",
                "slack:C024BE91L|in:1712345678.000100:U024BE7LH:",
                "slack:C024BE91L|in:1712345678.000100:U024BE7LH:U024BE7LJ",
                "slack:C024BE91L|cmd::U024BE7LH",
                "slack:C024BE91L|cmd:a b:U024BE7LH",
            })
    void anything_else_is_no_spot(String room, String thread) {
        assertThat(Spot.of(new Place(room, thread))).isEmpty();
    }

    @Test
    void ids_that_are_not_slacks_get_into_no_place() {
        assertThatThrownBy(() -> Spot.top("C024BE91L", "1712345678.000100:U024BE7LJ", "U024BE7LH"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spot.command("C024BE91L", "x".repeat(101), "U024BE7LH"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answers_go_below_a_message_and_nowhere_in_particular_after_a_command() {
        assertThat(Spot.top("C024BE91L", "1.2", "U024BE7LH").root()).contains("1.2");
        assertThat(Spot.thread("C024BE91L", "1.2", "U024BE7LH").root()).contains("1.2");
        assertThat(Spot.command("C024BE91L", "1.2", "U024BE7LH").root()).isEmpty();
        assertThat(Spot.top("D024BE91L", "1.2", "U024BE7LH").isDirect()).isTrue();
        assertThat(Spot.top("C024BE91L", "1.2", "U024BE7LH").isDirect()).isFalse();
    }
}
