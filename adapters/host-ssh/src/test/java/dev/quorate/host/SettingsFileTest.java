package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The cases of systemd's own src/test/test-env-file.c, as far as etcd's settings can meet them.
final class SettingsFileTest {
    @Test
    void comments_and_blank_lines_say_nothing() {
        assertThat(SettingsFile.read("# a=1\n\n; b=2\n  c=3\n")).isEqualTo(Map.of("c", "3"));
    }

    @Test
    void quotes_are_taken_off_and_escapes_are_read_as_systemd_reads_them() {
        assertThat(SettingsFile.read("a=\"x \\\"y\\\" \\$z \\n\"\nb='x \\y'\nc=x\\ y\nd=\"one\"' two'"))
                .isEqualTo(Map.of("a", "x \"y\" $z \\n", "b", "x \\y", "c", "x y", "d", "one two"));
    }

    @Test
    void a_backslash_joins_lines_and_blanks_at_the_end_are_dropped() {
        assertThat(SettingsFile.read("a=one\\\ntwo   \nb=\"in\nquotes \"  \n"))
                .isEqualTo(Map.of("a", "onetwo", "b", "in\nquotes "));
    }

    @Test
    void the_last_one_wins_and_what_is_no_assignment_is_left_out() {
        assertThat(SettingsFile.read("a=1\nexport b=2\nno assignment\na=2\n1c=3\nd="))
                .isEqualTo(Map.of("a", "2", "d", ""));
    }
}
