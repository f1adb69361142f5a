package dev.quorate.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Text from people and hosts cannot move a cursor, hide, or reverse the reading.
class PlainTextTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a plain line", "disk of node2: 98 % full", "disk of node2: 98 % full"),
                Arguments.of(
                        "letters of the world", "\u00c4rger \u65e5\u672c \u0416", "\u00c4rger \u65e5\u672c \u0416"),
                Arguments.of("a 4-byte character", "a\ud83d\udd25b", "a\ud83d\udd25b"),
                Arguments.of("a cursor movement", "a\u001b[2Jb", "a\\u{1b}[2Jb"),
                Arguments.of("a bell", "a\u0007b", "a\\u{7}b"),
                Arguments.of("a zero", "a\u0000b", "a\\u{0}b"),
                Arguments.of("a C1 control", "a\u009bb", "a\\u{9b}b"),
                Arguments.of("a line break", "a\nb", "a\\u{a}b"),
                Arguments.of("a carriage return", "a\rb", "a\\u{d}b"),
                Arguments.of("a right-to-left override", "a\u202eb", "a\\u{202e}b"),
                Arguments.of("an isolate", "a\u2066b", "a\\u{2066}b"),
                Arguments.of("a zero-width space", "a\u200bb", "a\\u{200b}b"),
                Arguments.of("a byte order mark", "a\ufeffb", "a\\u{feff}b"),
                Arguments.of("a line separator", "a\u2028b", "a\\u{2028}b"),
                Arguments.of("a soft hyphen", "a\u00adb", "a\\u{ad}b"),
                Arguments.of("half a character", "a\ud83db", "a\\u{d83d}b"),
                Arguments.of("a private character", "a\ue000b", "a\\u{e000}b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void what_is_harmful_becomes_visible(String what, String text, String shown) {
        assertThat(PlainText.line(text)).as(what).isEqualTo(shown);
    }

    @Test
    void a_tab_becomes_a_blank() {
        assertThat(PlainText.line("a\tb")).isEqualTo("a b");
    }

    @Test
    void a_line_of_five_thousand_characters_is_cut_and_says_so() {
        assertThat(PlainText.line("x".repeat(5_000))).isEqualTo("x".repeat(4_096) + " [904 more characters]");
        assertThat(PlainText.line("x".repeat(4_096))).isEqualTo("x".repeat(4_096));
        assertThat(PlainText.line("\ud83d\udd25".repeat(5_000)))
                .as("counted in characters and cut between them")
                .isEqualTo("\ud83d\udd25".repeat(4_096) + " [904 more characters]");
    }

    @Test
    void whatever_comes_in_what_goes_out_is_one_well_formed_line() {
        var random = new Random(20_261_122L);
        for (var round = 0; round < 10_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(40); i > 0; i--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
            }
            var line = PlainText.line(text.toString());
            assertThat(line.chars()).noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u202e');
            assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(line);
        }
    }
}
