package dev.quorate.chat.discord.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.mail.Dialect.Asked;
import dev.quorate.core.run.Place;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpotTest {
    @ParameterizedTest
    @CsvSource({"top:31:80", "in:31:80", "cmd:31:80", "dm:31:80"})
    void a_spot_is_read_as_it_was_written(String thread) {
        var place = new Place("discord:42", thread);
        assertThat(Spot.of(place).map(Spot::place)).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "top", "top:31", "up:31:80", "top:31:80:1", "top:x:80", "top:31:<@80>", "top:31:", "top::80"
            })
    void what_another_hand_wrote_is_no_spot(String thread) {
        assertThat(Spot.of(new Place("discord:42", thread))).isEmpty();
    }

    @Test
    void a_room_of_another_chat_or_shape_is_no_spot() {
        assertThat(Spot.of(new Place("slack:42", "top:31:80"))).isEmpty();
        assertThat(Spot.of(new Place("discord:C42", "top:31:80"))).isEmpty();
        assertThat(Spot.channel(new Place("discord:42", "whatever"))).contains("42");
        assertThatThrownBy(() -> Spot.top("42", "31", "@everyone")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answers_go_where_it_was_asked_and_cards_into_the_thread_too() {
        var dialect = new DiscordDialect();
        assertThat(dialect.asked(Spot.top("42", "31", "80").place()))
                .contains(new Asked("80", Optional.empty(), Optional.empty()));
        assertThat(dialect.asked(Spot.command("42", "31", "80").place()))
                .contains(new Asked("80", Optional.empty(), Optional.empty()));
        assertThat(dialect.asked(Spot.direct("42", "31", "80").place()))
                .contains(new Asked("80", Optional.empty(), Optional.empty()));
        assertThat(dialect.asked(Spot.thread("42", "31", "80").place()))
                .contains(new Asked("80", Optional.of("31"), Optional.of("31")));
        assertThat(dialect.asked(new Place("discord:42", ""))).isEmpty();
    }

    @Test
    void a_message_in_a_thread_is_remembered_with_its_thread() {
        assertThat(MessageAt.of("7/9")).isEqualTo(new MessageAt(Optional.of("7"), "9"));
        assertThat(MessageAt.of("7/9").in("42")).isEqualTo("7");
        assertThat(MessageAt.of("9").in("42")).isEqualTo("42");
        assertThat(MessageAt.of("7/9")).hasToString("7/9");
        assertThat(MessageAt.of("9")).hasToString("9");
    }
}
