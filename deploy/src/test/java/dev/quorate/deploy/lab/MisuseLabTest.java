package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wrong calls and wrong configurations of the program as it is shipped: exit code 2, and one line on stderr.
@Tag("lab")
final class MisuseLabTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsTheLabsKey() throws InterruptedException {
        Lab.renew();
    }

    @Test
    void a_configuration_that_is_no_yaml() throws InterruptedException {
        wrong(Map.of("clusters:", "clusters: ["), "quorate.yaml:", "not YAML here");
    }

    @Test
    void a_key_that_nobody_knows() throws InterruptedException {
        wrong(Map.of("rooms:", "room:"), "quorate.yaml:6", "room");
    }

    @Test
    void a_key_file_that_is_not_there() throws InterruptedException {
        wrong(Map.of(Lab.STATE + "/id_ed25519", "nowhere"), "quorate.yaml:5", "nowhere");
    }

    @Test
    void a_key_that_the_group_can_read() throws InterruptedException, IOException {
        var key = Files.copy(Lab.STATE.resolve("id_ed25519"), folder.resolve("key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        wrong(Map.of(Lab.STATE + "/id_ed25519", "key"), "quorate.yaml:5", "chmod 600 ");
    }

    @Test
    void no_configuration_at_all() throws InterruptedException {
        misused(
                "there is no such file",
                "serve",
                "--config",
                folder.resolve("quorate.yaml").toString());
    }

    @Test
    void nobody_at_the_socket() throws InterruptedException {
        misused(
                "no bot listens at",
                "chat",
                "--socket",
                folder.resolve("chat.sock").toString(),
                "-c",
                "health");
    }

    @Test
    void an_option_that_is_none() throws InterruptedException {
        misused("--frobnicate does not belong here", "serve", "--frobnicate");
        misused("chatt does not belong here", "chatt");
    }

    private void wrong(Map<String, String> edits, String where, String what) throws InterruptedException {
        var config = Bot.configure(folder, edits).toString();
        assertThat(misused(what, "serve", "--config", config)).contains(where);
        assertThat(misused(what, "check", "--config", config)).contains(where);
    }

    private static String misused(String what, String... words) throws InterruptedException {
        try (var program = Bot.quorate(words)) {
            var ended = program.end(SOON);
            assertThat(ended.code()).as("%s", ended).isEqualTo(2);
            assertThat(ended.out()).as("%s", ended).isEmpty();
            assertThat(ended.err()).as("%s", ended).singleElement().asString().contains(what);
            assertThat(ended.err()).noneMatch(Bot::isOfAStackTrace);
            return ended.err().getFirst();
        }
    }
}
