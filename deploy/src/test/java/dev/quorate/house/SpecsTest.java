package dev.quorate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A green run means that every spec ran and that each could have failed.
final class SpecsTest {
    private static final Pattern SKIPS = Pattern.compile(
            "@(Disabled|Enabled(If|On|For)|Ignore)\\w*|\\bAssumptions\\b|\\bassum(e|ing)(That|True|False)\\b");
    private static final Pattern SLEEPS = Pattern.compile("\\b(Thread|TimeUnit\\.\\w+)\\.sleep\\(");
    private static final Pattern MOCKS = Pattern.compile("^import (static )?(org\\.mockito|org\\.easymock|io\\.mockk)");

    @Test
    void no_spec_is_skipped() {
        assertThat(linesOfSpecsWith(SKIPS)).isEmpty();
    }

    @Test
    void no_spec_sleeps() {
        assertThat(linesOfSpecsWith(SLEEPS))
                .as("a spec waits for a sign with a deadline, or turns a SettableClock")
                .isEmpty();
    }

    @Test
    void no_spec_mocks() {
        assertThat(linesOfSpecsWith(MOCKS)).isEmpty();
    }

    private static List<String> linesOfSpecsWith(Pattern unwanted) {
        List<Path> specs = Tree.sources().stream().filter(SpecsTest::isSpec).toList();
        assertThat(specs).as("specs found below %s", Tree.root()).isNotEmpty();
        return specs.stream()
                .flatMap(file -> Tree.text(file)
                        .lines()
                        .filter(line -> unwanted.matcher(line).find())
                        .map(line -> Tree.root().relativize(file) + ": " + line.strip()))
                .toList();
    }

    /// Specs about real hosts are under `lab`, where waiting for a machine is part of the matter.
    private static boolean isSpec(Path file) {
        String path = Tree.root().relativize(file).toString();
        return (path.contains("src/test/") || path.startsWith("adapters/contract/"))
                && !path.contains("/lab/")
                && !file.endsWith("SpecsTest.java");
    }
}
