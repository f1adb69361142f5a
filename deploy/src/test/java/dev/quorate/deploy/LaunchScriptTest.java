package dev.quorate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `deploy/quorate`, with a Java and a build that only say how they were called.
final class LaunchScriptTest {
    @TempDir
    Path temporary;

    private Path java;

    @BeforeEach
    void a_checkout_with_a_build() throws IOException {
        var script = Path.of(System.getProperty("basedir", ".")).resolve("quorate");
        Files.createDirectories(temporary.resolve("deploy/target/lib"));
        Files.copy(script, temporary.resolve("deploy/quorate"));
        assertThat(temporary.resolve("deploy/quorate").toFile().setExecutable(true))
                .isTrue();
        Files.createFile(temporary.resolve("deploy/target/lib/deploy-0.1.0.jar"));
        java = java("java-home", "25.0.3");
    }

    private Path java(String name, String version) throws IOException {
        var home = temporary.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(home.resolve("bin/java"), "#!/bin/sh\necho " + name + " \"$@\"\nexit 7\n");
        assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        return home;
    }

    private record Ended(int code, String said) {}

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(temporary.resolve("deploy/quorate").toString()));
        words.addAll(List.of(arguments));
        var command = new ProcessBuilder(words);
        command.environment().put("XDG_CACHE_HOME", temporary.resolve("cache").toString());
        command.environment().remove("CACHE_DIRECTORY");
        command.environment().putAll(environment);
        var process = command.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    @Test
    void a_java_25_named_by_java_home_runs_the_build_with_the_same_arguments_and_exit_code()
            throws IOException, InterruptedException {
        var ended = run(Map.of("JAVA_HOME", java.toString()), "chat", "-c", "two words");
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.said())
                .startsWith("java-home ")
                .contains("-XX:SharedArchiveFile=" + temporary.resolve("cache/quorate/chat-"))
                .endsWith("deploy/target/lib/deploy-0.1.0.jar chat -c two words\n");
    }

    /// Java would go on with what it prepared for other jars, or complain of them.
    @Test
    void classes_prepared_for_another_build_are_thrown_away() throws IOException, InterruptedException {
        var environment = Map.of("JAVA_HOME", java.toString());
        var first = archive(run(environment, "chat"));
        Files.createFile(first);
        assertThat(archive(run(environment, "chat"))).isEqualTo(first).exists();
        Files.writeString(temporary.resolve("deploy/target/lib/deploy-0.1.0.jar"), "rebuilt");
        assertThat(archive(run(environment, "chat"))).isNotEqualTo(first);
        assertThat(first).doesNotExist();
    }

    private static Path archive(Ended ended) {
        var option = "-XX:SharedArchiveFile=";
        var begin = ended.said().indexOf(option) + option.length();
        return Path.of(ended.said().substring(begin, ended.said().indexOf(' ', begin)));
    }

    @Test
    void an_older_java_home_is_passed_over() throws IOException, InterruptedException {
        var old = java("old-java", "17.0.9");
        var ended = run(Map.of("JAVA_HOME", old.toString(), "PATH", java + "/bin:" + System.getenv("PATH")), "version");
        assertThat(ended.said()).startsWith("java-home ").doesNotContain("SharedArchive");
    }

    @Test
    void without_a_build_it_says_how_to_build() throws IOException, InterruptedException {
        Files.delete(temporary.resolve("deploy/target/lib/deploy-0.1.0.jar"));
        assertThat(run(Map.of("JAVA_HOME", java.toString()), "version"))
                .isEqualTo(new Ended(2, "quorate: not built yet; run deploy/test or mvn -DskipTests package first\n"));
    }
}
