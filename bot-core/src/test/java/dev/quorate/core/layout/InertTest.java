package dev.quorate.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InertTest {
    @Test
    void whole_terminal_sequences_are_taken_out() {
        assertThat(Inert.line("a\u001b[1;31mred\u001b[0m b")).isEqualTo("ared b");
        assertThat(Inert.line("a\u001b]8;;http://x\u0007link\u001b]8;;\u001b\\b"))
                .isEqualTo("alinkb");
        assertThat(Inert.line("a\u009b2Kb\u001b(Bc\u001bMd")).isEqualTo("abcd");
    }

    @Test
    void a_sequence_without_an_end_hides_nothing() {
        assertThat(Inert.line("a\u001b]0;removed 10.0.1.2")).isEqualTo("a␛]0;removed 10.0.1.2");
        assertThat(Inert.line("a\u001b[12")).isEqualTo("a␛[12");
        assertThat(Inert.line("a\u001b")).isEqualTo("a␛");
    }

    @Test
    void what_cannot_be_seen_is_shown() {
        assertThat(Inert.line("\u0000\n\u007f\u0085")).isEqualTo("␀␊␡\\u{85}");
        assertThat(Inert.line("10\u202e1.0\u200b")).isEqualTo("10\\u{202e}1.0\\u{200b}");
        assertThat(Inert.line("\ud83d \udb40\udc41")).isEqualTo("\\u{d83d} \\u{e0041}");
    }

    @Test
    void plain_text_holds_no_sign_that_could_be_read_as_markup() {
        assertThat(Inert.plain("<@U1> & http://a")).isEqualTo("‹(at)U1› ＆ http[:]//a");
    }

    @Test
    void a_cut_leaves_whole_characters_and_a_sign() {
        assertThat(Inert.cut("\ud83d\ude00".repeat(10), 13)).isEqualTo("\ud83d\ude00".repeat(3) + " [cut]");
        assertThat(Inert.cut("short", 13)).isEqualTo("short");
    }
}
