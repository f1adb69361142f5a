package dev.quorate.deploy.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// As systemd 252 reads it; the odd cases were tried there.
final class UnitTextTest {
    private static List<String> values(String text) {
        return UnitText.read(text).entries().stream()
                .map(entry -> entry.line() + " " + entry.section() + " " + entry.key() + "=" + entry.value())
                .toList();
    }

    private static List<String> faults(String text) {
        return UnitText.read(text).faults().stream()
                .map(fault -> fault.line() + ": " + fault.what())
                .toList();
    }

    @Test
    void lines_that_a_backslash_joins_are_one_and_comments_between_them_are_none_of_it() {
        assertThat(values("""
            [Service]
            ExecStart=/bin/etcd \\
            # why not
              --name=a \\
            ; or so

            Restart = always
            """)).containsExactly("2 Service ExecStart=/bin/etcd  --name=a", "7 Service Restart=always");
    }

    @Test
    void two_backslashes_at_the_end_join_nothing() {
        assertThat(values("[Service]\nA=b\\\\\nC=d\n")).containsExactly("2 Service A=b\\\\", "3 Service C=d");
    }

    @Test
    void what_systemd_ignores_is_a_fault_with_its_line() {
        assertThat(faults("A=b\nC=d\n[Service\nfoo bar\nX=y \\ \n"))
                .containsExactly(
                        "1: no section is above this line, so systemd ignores it",
                        "3: [Service is no section header, and systemd ignores what is below",
                        "4: no `=` in `foo bar`, so systemd ignores it",
                        "5: a blank behind the backslash, so the line ends there");
    }

    @Test
    void a_last_line_without_an_end_counts() {
        assertThat(values("[Service]\nA=b \\")).containsExactly("2 Service A=b");
    }

    /// `|` stands between the words; a `!` in front says that systemd drops what follows.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "A=b C=d, A=b|C=d",
                "\"A=b c\" 'D=e f', A=b c|D=e f",
                "A=\"b\"c, A=bc",
                "\"X=\"a=b\"\", X=a=b",
                "\"X=\"a=b\", !",
                "X=\"a=b\", X=a=b",
                "\"X=\\\"a=b\\\"\", `X=\"a=b\"`",
                "A=b \"C=d\" \"E=f, !A=b|C=d",
                "A=\\x41\\102\\s\\u0043, A=AB C",
                "A=\\q, !",
                "A=\\xZZ, !"
            })
    void assignments_are_split_as_systemd_splits_them(String value, String words) {
        var split = Words.ofAssignments(value);
        assertThat((split.broken() ? "!" : "") + String.join("|", split.words()))
                .isEqualTo(words);
    }

    @Test
    void in_a_command_an_unknown_escape_stays() {
        assertThat(Words.ofCommand("a\\qb \\")).isEqualTo(new Words(List.of("a\\qb", "\\"), false));
    }

    @ParameterizedTest
    @CsvSource({"ETCD_NAME=%m, ETCD_NAME=<%m>", "a%%b, a%b", "a%, a%", "100%%, 100%"})
    void specifiers_that_only_the_host_knows_are_marked(String word, String resolved) {
        assertThat(Specifiers.resolved(word)).contains(resolved);
    }

    @Test
    void an_unknown_specifier_resolves_to_nothing() {
        assertThat(Specifiers.resolved("http://a%2Fb")).isEmpty();
    }

    @Test
    void flags_are_read_as_go_reads_them() {
        var flags = Flags.of(List.of(
                "etcd", "--a=b=c", "-d", "e", "--force-new-cluster", "--name:", "n4", "--listen:http://x", "--a=z"));
        assertThat(flags.values())
                .isEqualTo(Map.of("a", "z", "d", "e", "force-new-cluster", "true", "name", "n4", "listen", "http://x"));
        assertThat(flags.withColon()).isEqualTo(Map.of("name", "n4", "listen", "http://x"));
    }
}
