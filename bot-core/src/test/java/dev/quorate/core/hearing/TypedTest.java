package dev.quorate.core.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypedTest {
    @ParameterizedTest
    @CsvSource({"'a\nb',a b", "a\u202eb,a b", "a\u200bb,a b", "a\u0000b,a b", "a\u00a0b,a b", "a\u2028b,a b", "äß,äß"})
    void nothing_that_a_reader_cannot_see_is_left(String text, String plain) {
        assertThat(Typed.plain(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"`health`,health", ": health,health", "', health',health", "`,`", "a `b`,a `b`"})
    void marks_around_a_command_are_not_meant(String text, String meant) {
        assertThat(Typed.unquoted(text)).isEqualTo(meant);
    }
}
