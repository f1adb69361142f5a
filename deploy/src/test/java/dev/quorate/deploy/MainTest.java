package dev.quorate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.deploy.config.ConfigurationFolder;
import dev.quorate.journal.SqliteJournal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
    @TempDir
    Path temporary;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ConfigurationFolder folder;
    private String config;

    @BeforeEach
    void a_folder() {
        folder = ConfigurationFolder.in(temporary);
        config = folder.write(ConfigurationFolder.CONSOLE_ONLY).toString();
    }

    private int quorate(String... arguments) {
        out.reset();
        err.reset();
        return new Main(printing(out), printing(err)).run(arguments);
    }

    private static PrintStream printing(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace(temporary.toString(), "FOLDER");
    }

    @Test
    void version_names_the_build_and_the_java() {
        assertThat(quorate("version")).isZero();
        assertThat(out()).matches("quorate \\S+, build \\S+, Java 25\\S*\n");
    }

    @Test
    void help_goes_where_it_can_be_piped_from() {
        assertThat(quorate("help")).isZero();
        assertThat(out()).startsWith("Usage: quorate");
        assertThat(err()).isEmpty();
    }

    @Test
    void wrong_usage_is_one_line_and_exit_code_2() {
        assertThat(quorate("server")).isEqualTo(2);
        assertThat(err()).isEqualTo("quorate: server does not belong here; `quorate help` shows what fits\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_wrong_configuration_is_one_line_and_exit_code_2_for_every_command_that_reads_it() {
        folder.write("store: []\n");
        for (var command : new String[] {"serve", "check"}) {
            assertThat(quorate(command, "--config", config)).isEqualTo(2);
            assertThat(err())
                    .isEqualTo("FOLDER/quorate.yaml:1: store: not a text; write sqlite:/var/lib/quorate/quorate.db\n");
        }
        assertThat(quorate("record", "list", "--config", config)).isEqualTo(2);
        assertThat(err())
                .isEqualTo("FOLDER/quorate.yaml:1: store: not a text; write sqlite:/var/lib/quorate/quorate.db\n");
        assertThat(quorate("chat", "--config", config, "-c", "health")).isEqualTo(2);
        assertThat(err())
                .isEqualTo("FOLDER/quorate.yaml:1: the key chats is missing; write chats: {console: {socket:"
                        + " /run/quorate/chat.sock}}\n");
    }

    @Test
    void serve_says_that_there_is_no_postgresql_and_opens_nothing_else() {
        config = folder.write(ConfigurationFolder.CONSOLE_ONLY.replace(
                        "store: sqlite:quorate.db",
                        "store: postgresql://quorate@127.0.0.1:1/quorate\nstore-password-file: etcd-password"))
                .toString();
        assertThat(quorate("serve", "--config", config)).isEqualTo(1);
        assertThat(err())
                .isEqualTo("quorate: the journal postgresql://quorate@127.0.0.1:1/quorate cannot be reached: the server"
                        + " gives no connection, or is going down or starting\n");
        assertThat(quorate("record", "list", "--config", config)).isEqualTo(1);
    }

    @Test
    void serve_beside_a_running_bot_says_so_and_leaves_it_alone() {
        try (var _ = SqliteJournal.open(temporary.resolve("quorate.db"))) {
            assertThat(quorate("serve", "--config", config)).isEqualTo(1);
            assertThat(err())
                    .startsWith("quorate: the journal FOLDER/quorate.db is in use by another Quorate")
                    .hasLineCount(1);
        }
    }

    @Test
    void a_check_that_finds_a_dead_endpoint_exits_1_and_says_what_to_do() {
        assertThat(quorate("check", "--config", config)).isEqualTo(1);
        assertThat(out().lines())
                .anyMatch(line -> line.startsWith("fail  endpoint http://127.0.0.1:1 of lab: ")
                        && line.endsWith("  - start etcd there, or correct the endpoint in the configuration"));
        assertThat(out().lines()).allMatch(line -> line.matches("(ok  |warn|fail)  .*"));
    }

    @Test
    void a_check_as_json_is_one_object_a_line() {
        assertThat(quorate("check", "--json", "--config", config)).isEqualTo(1);
        assertThat(out().lines()).allMatch(line -> line.matches("\\{\"at\":\"[^\"]+Z\",\"kind\":\"finding\",.*}"));
    }

    @Test
    void files_alone_are_checked_without_a_configuration() {
        var right = folder.put("30-join.conf", "[Service]\nEnvironment=ETCD_NAME=node4\n", "rw-r--r--");
        assertThat(quorate("check", right.toString())).isZero();
        assertThat(out()).isEqualTo("ok    " + right + ": drop-in\n");
        var wrong = folder.put("31-join.conf", "[Service]\nEnviroment=ETCD_NAME=node4\n", "rw-r--r--");
        assertThat(quorate("check", "--json", wrong.toString())).isEqualTo(1);
        assertThat(out().lines()).allMatch(line -> line.matches("\\{\"at\":\"[^\"]+Z\",\"kind\":\"finding\",.*}"));
    }

    @Test
    void files_beside_a_configuration_are_checked_too() {
        var file = folder.put("30-join.conf", "[Service]\nEnvironment=ETCD_NAME=node4\n", "rw-r--r--");
        assertThat(quorate("check", "--config", config, file.toString())).isEqualTo(1);
        assertThat(out())
                .contains("fail  endpoint http://127.0.0.1:1 of lab: ")
                .contains("ok    " + file + ": drop-in\n")
                .contains(": not compared with lab, whose members nobody could tell  - heal the cluster");
    }

    @Test
    void nothing_is_rendered_for_a_cluster_that_does_not_answer() {
        assertThat(quorate("render", "--config", config, "lab", "node4", "10.0.1.4"))
                .isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err())
                .startsWith("quorate: I rendered nothing for node4 at 10.0.1.4. No endpoint can read from a quorum")
                .hasLineCount(1);
        assertThat(quorate("render", "--json", "--config", config, "lab", "node4", "10.0.1.4"))
                .isEqualTo(1);
        assertThat(out()).matches("\\{\"at\":\"[^\"]+Z\",\"kind\":\"refusal\",\"text\":\"I rendered nothing .*}\n");
    }

    @Test
    void a_cluster_that_the_configuration_does_not_have_is_wrong_usage() {
        assertThat(quorate("render", "--config", config, "prod", "node4", "10.0.1.4"))
                .isEqualTo(2);
        assertThat(err()).isEqualTo("FOLDER/quorate.yaml: clusters: has no prod; write one of lab\n");
    }

    @Test
    void the_record_is_read_while_a_bot_writes_it() {
        try (var _ = SqliteJournal.open(temporary.resolve("quorate.db"))) {
            assertThat(quorate("record", "list", "--config", config)).isZero();
            assertThat(out()).isEqualTo("no runs on record yet\n");
            assertThat(quorate("record", "show", "7f3a91c2", "--config", config))
                    .isEqualTo(1);
            assertThat(err()).isEqualTo("quorate: no run is called 7f3a91c2; `quorate record list` shows them all\n");
        }
    }

    @Test
    void a_record_that_does_not_exist_is_one_line_and_exit_code_1() {
        assertThat(quorate("record", "list", "--config", config)).isEqualTo(1);
        assertThat(err()).isEqualTo("quorate: there is no journal FOLDER/quorate.db\n");
    }

    @Test
    void a_chat_without_a_bot_says_so() {
        assertThat(quorate("chat", "--config", config, "-c", "health")).isEqualTo(2);
        assertThat(err()).startsWith("quorate: ").hasLineCount(1);
    }
}
