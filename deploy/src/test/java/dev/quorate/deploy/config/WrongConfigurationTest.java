package dev.quorate.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is wrong, one line says where it is and what to write.
final class WrongConfigurationTest {
    /// The manual's example with `was` replaced by `is`, and the whole complaint about it.
    record Case(String was, String is, String complaint) {
        @Override
        public String toString() {
            return complaint;
        }
    }

    @TempDir
    Path temporary;

    private ConfigurationFolder folder;

    @BeforeEach
    void a_folder() {
        folder = ConfigurationFolder.in(temporary);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_wrong_value_gets_one_line_that_says_what_to_write(Case wrong) {
        assertThat(ConfigurationFolder.WHOLE).contains(wrong.was());
        assertThat(folder.complaint(ConfigurationFolder.WHOLE.replace(wrong.was(), wrong.is())))
                .isEqualTo("quorate.yaml:" + wrong.complaint());
    }

    static Stream<Case> cases() {
        return Stream.of(
                        WrongValues.ofStore(),
                        WrongValues.ofClusters(),
                        WrongValues.ofPeople(),
                        WrongValues.ofPolicy(),
                        WrongValues.ofChats(),
                        WrongValues.ofWitnesses(),
                        WrongValues.ofYaml())
                .flatMap(cases -> cases);
    }

    @Test
    void every_mandatory_key_is_missed_by_name() {
        assertThat(folder.complaint("clusters: {}\n"))
                .isEqualTo("quorate.yaml:1: the key store is missing; write store: sqlite:/var/lib/quorate/quorate.db");
        assertThat(folder.complaint("store: sqlite:x\n"))
                .isEqualTo("quorate.yaml:1: the key people is missing; write people: {alice: {unix: alice, groups:"
                        + " [etcd-oncall]}}");
    }

    @Test
    void an_empty_file_is_said_to_be_empty() {
        var line = "quorate.yaml: is empty; write at least store, clusters, people and chats";
        assertThat(folder.complaint("")).isEqualTo(line);
        assertThat(folder.complaint("# nothing yet\n")).isEqualTo(line);
    }

    @Test
    void a_list_or_a_word_is_no_configuration() {
        var keys =
                "keys: store, store-password-file, store-folder, store-lease, clusters, people, policy, chats, witness";
        assertThat(folder.complaint("- store\n")).isEqualTo("quorate.yaml:1: not a section; write " + keys);
        assertThat(folder.complaint("quorate\n")).isEqualTo("quorate.yaml:1: not a section; write " + keys);
    }

    @Test
    void a_file_that_is_not_there_or_no_file_is_named() {
        assertThat(folder.said(ConfigurationFile.read(temporary.resolve("other.yaml"))))
                .isEqualTo("other.yaml: there is no such file; name one with --config FILE");
        assertThat(folder.said(ConfigurationFile.read(temporary)))
                .isEqualTo("FOLDER: is not a file; name one with --config FILE");
    }

    @Test
    void a_file_that_everybody_can_write_is_refused() throws IOException {
        folder.put("quorate.yaml", ConfigurationFolder.WHOLE, "rw-rw-rw-");
        assertThat(folder.said(ConfigurationFile.read(folder.file())))
                .isEqualTo("quorate.yaml: everybody can write it, and it says who may approve; run chmod o-w"
                        + " quorate.yaml");
    }

    @Test
    void a_secret_that_others_can_read_is_refused_with_the_command_that_repairs_it() {
        folder.put("id_ed25519", "secret", "rw-r-----");
        assertThat(folder.complaint(ConfigurationFolder.WHOLE))
                .isEqualTo("quorate.yaml:7: clusters.prod-eu.ssh.key: group or others can read id_ed25519; run chmod"
                        + " 600 id_ed25519");
        ConfigurationFolder.in(temporary).put("discord-token", "secret", "rw----r--");
        assertThat(folder.complaint(ConfigurationFolder.WHOLE))
                .isEqualTo("quorate.yaml:19: chats.discord.token-file: group or others can read discord-token; run"
                        + " chmod 600 discord-token");
    }

    @Test
    void an_empty_secret_is_refused() {
        folder.put("etcd-password", "", "rw-------");
        assertThat(folder.complaint(ConfigurationFolder.WHOLE))
                .isEqualTo("quorate.yaml:6: clusters.prod-eu.auth.password-file: etcd-password is empty; put the key"
                        + " or secret into it");
    }

    @Test
    void a_missing_file_is_named_by_the_key_that_wants_it() throws IOException {
        for (var name : new String[] {"ca.pem", "bot.pem", "bot.key", "known_hosts", "slack-bot", "slack-app"}) {
            ConfigurationFolder.in(temporary);
            Files.delete(temporary.resolve(name));
            assertThat(folder.complaint(ConfigurationFolder.WHOLE))
                    .startsWith("quorate.yaml:")
                    .endsWith(": there is no file " + name + "; create it or name another");
        }
    }

    @Test
    void text_that_is_not_utf_8_is_refused() throws IOException {
        Files.write(folder.write(""), new byte[] {'s', ':', ' ', (byte) 0xff, '\n'});
        assertThat(folder.said(ConfigurationFile.read(folder.file())))
                .isEqualTo("quorate.yaml: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void bombs_are_refused_before_they_unfold() {
        var begun = System.nanoTime();
        assertThat(folder.complaint("a: " + "x".repeat(256 * 1024)))
                .isEqualTo("quorate.yaml: is larger than 256 KiB; name the configuration of Quorate");
        assertThat(folder.complaint("[".repeat(200_000)))
                .isEqualTo("quorate.yaml:1: more than 20 levels deep; nothing here needs that");
        assertThat(folder.complaint("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))
                .isEqualTo("quorate.yaml:1: anchors (&) and aliases (*) are not read here; write the value out, in"
                        + " quotes if it begins with & or *");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }
}
