package dev.quorate.chat.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PermissionsTest {
    private static final Path MANIFEST = Path.of("../../deploy/slack-manifest.yaml");

    @Test
    void the_manifest_asks_for_what_the_code_uses_and_nothing_else() throws IOException {
        assertThat(below("    bot:", "      - "))
                .containsExactlyInAnyOrderElementsOf(Permissions.reasons().keySet());
    }

    @Test
    void each_scope_says_why() throws IOException {
        assertThat(Files.readAllLines(MANIFEST).stream()
                        .dropWhile(line -> !line.equals("    bot:"))
                        .skip(1)
                        .takeWhile(line -> line.startsWith("      - ")))
                .hasSize(Permissions.reasons().size())
                .allMatch(line -> line.contains(" # "));
    }

    @Test
    void the_events_are_those_that_are_heard() throws IOException {
        var heard = Permissions.reasons().values().stream()
                .flatMap(uses -> uses.stream())
                .filter(use -> use.startsWith("event "))
                .map(use -> use.substring("event ".length()))
                .collect(Collectors.toSet());
        assertThat(below("    bot_events:", "      - ")).containsExactlyInAnyOrderElementsOf(heard);
    }

    private static List<String> below(String head, String item) throws IOException {
        Stream<String> lines = Files.readAllLines(MANIFEST).stream();
        return lines.dropWhile(line -> !line.equals(head))
                .skip(1)
                .takeWhile(line -> line.startsWith(item))
                .map(line -> line.substring(item.length()).split("#", 2)[0].strip())
                .toList();
    }
}
