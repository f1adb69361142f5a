package dev.quorate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.runbooks.provision.NewHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {
    private static final Path FILE = Path.of("q.yaml");

    private static Call parse(String line) {
        return Arguments.parse(line.isEmpty() ? new String[0] : line.split(" ", -1));
    }

    @Test
    void each_command_of_the_manual_is_understood() {
        assertThat(parse("serve --config q.yaml")).isEqualTo(new Call.Serve(FILE));
        assertThat(parse("check --config=q.yaml")).isEqualTo(new Call.Check(Optional.of(FILE), List.of(), false));
        assertThat(parse("check --json --config q.yaml")).isEqualTo(new Call.Check(Optional.of(FILE), List.of(), true));
        assertThat(parse("check --config q.yaml a.conf b.yaml"))
                .isEqualTo(new Call.Check(Optional.of(FILE), List.of(Path.of("a.conf"), Path.of("b.yaml")), false));
        assertThat(parse("render --config q.yaml prod-eu node4 10.0.1.4 --json"))
                .isEqualTo(new Call.Render(FILE, "prod-eu", new NewHost("node4", new Address("10.0.1.4")), true));
        assertThat(parse("record list --config q.yaml")).isEqualTo(new Call.RecordList(FILE, false));
        assertThat(parse("record show 7f3a --json --config q.yaml")).isEqualTo(new Call.RecordShow(FILE, "7f3a", true));
        assertThat(parse("version")).isEqualTo(new Call.Version());
    }

    @Test
    void the_configuration_is_where_a_package_puts_it_unless_named() {
        assertThat(parse("serve")).isEqualTo(new Call.Serve(Path.of("/etc/quorate/quorate.yaml")));
        assertThat(parse("check"))
                .isEqualTo(new Call.Check(Optional.of(Path.of("/etc/quorate/quorate.yaml")), List.of(), false));
    }

    @Test
    void files_alone_are_checked_without_a_configuration() {
        assertThat(parse("check --json a.conf"))
                .isEqualTo(new Call.Check(Optional.empty(), List.of(Path.of("a.conf")), true));
    }

    @Test
    void a_chat_takes_everything_at_once() {
        assertThat(Arguments.parse(
                        "chat",
                        "--socket",
                        "s",
                        "--room",
                        "ops",
                        "--as",
                        "bob",
                        "-c",
                        "health now",
                        "--json",
                        "--no-wait",
                        "--timeout",
                        "9"))
                .isEqualTo(new Call.Chat(
                        Usage.CONFIG,
                        Optional.of(Path.of("s")),
                        Optional.of("ops"),
                        Optional.of("bob"),
                        Optional.of("health now"),
                        true,
                        true,
                        Optional.of(Duration.ofSeconds(9))));
    }

    @Test
    void a_chat_needs_nothing_but_a_configuration() {
        assertThat(parse("chat --config q.yaml"))
                .isEqualTo(new Call.Chat(
                        FILE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void help_lists_every_command_and_the_exit_codes(String words) {
        assertThat(((Call.Help) parse(words)).text())
                .contains("serve", "check", "render", "chat", "record", "version", "Exit codes: 0 done or healthy");
    }

    @Test
    void help_on_a_command_is_the_same_both_ways() {
        assertThat(parse("help record show")).isEqualTo(parse("record show --help"));
        assertThat(((Call.Help) parse("help chat")).text()).contains("--no-wait", "--timeout=SECONDS", "--socket=FILE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                            | a command is missing; `quorate help` shows what fits",
                "record                        | a command is missing; `quorate help record` shows what fits",
                "srve                          | srve does not belong here; `quorate help` shows what fits",
                "serve now                     | now does not belong here; `quorate help serve` shows what fits",
                "serve --port 1                | --port 1 does not belong here; `quorate help serve` shows what fits",
                "serve --config                | --config is missing or has no value; `quorate help serve` shows what"
                        + " fits",
                "serve --config a --config b   | --config is given twice; `quorate help serve` shows what fits",
                "record show                   | RUN is missing or has no value; `quorate help record show` shows what"
                        + " fits",
                "record show a b               | b does not belong here; `quorate help record show` shows what fits",
                "render prod-eu node4          | ADDRESS is missing or has no value; `quorate help render` shows what"
                        + " fits",
                "render p n/4 10.0.1.4         | NAME takes letters, digits and ._:- only, and no - in front; `quorate"
                        + " help render` shows what fits",
                "render p n4 10.0.1.4:2380     | ADDRESS takes the IP address or DNS name of one host, without a port;"
                        + " `quorate help render` shows what fits",
                "help srve                     | there is no command srve; `quorate help` shows what fits",
                "chat --config a --socket b    | --config and --socket both name a socket, write one of them; `quorate"
                        + " help chat` shows what fits",
                "chat --json                   | --json, --no-wait and --timeout go with -c COMMAND; `quorate help"
                        + " chat` shows what fits",
                "chat -c health --timeout soon | --timeout has a value that does not fit; `quorate help chat` shows"
                        + " what fits",
                "chat -c health --timeout 0    | --timeout takes 1 to 604800 seconds; `quorate help chat` shows what"
                        + " fits"
            })
    void a_mistake_gets_one_line_and_the_way_to_help(String words, String line) {
        assertThat(parse(words)).isEqualTo(new Call.Misuse("quorate: " + line));
    }
}
