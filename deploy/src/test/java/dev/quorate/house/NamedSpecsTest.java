package dev.quorate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The pages name specs as proof; each of them is there.
final class NamedSpecsTest {
    private static final Pattern SPEC = Pattern.compile("`(?:[a-z.]+\\.)?([A-Z][A-Za-z0-9]+Test)`");

    @Test
    void every_spec_that_a_page_names_exists() throws IOException {
        var docs = Tree.root().resolve("docs");
        var named = new TreeSet<String>();
        try (var pages = Files.walk(docs)) {
            for (var page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                SPEC.matcher(Files.readString(page)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named).isSubsetOf(specs());
    }

    private static java.util.Set<String> specs() throws IOException {
        try (var files = Files.walk(Tree.root())) {
            return files.filter(file -> file.toString().contains("src/test/java"))
                    .map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
