package dev.quorate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.FormatterException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sources look alike, so that a change shows only what it changes.
final class FormatTest {
    @Test
    void every_source_is_as_the_formatter_would_write_it() {
        List<Path> sources = Tree.sources();
        assertThat(sources).as("sources found below %s", Tree.root()).isNotEmpty();

        List<String> others = sources.parallelStream()
                .filter(FormatTest::isNotFormatted)
                .map(file -> Tree.root().relativize(file).toString())
                .toList();

        assertThat(others)
                .as("files to repair with: deploy/format %s", String.join(" ", others))
                .isEmpty();
    }

    @Test
    void the_formatter_understands_the_newest_java_we_write() throws FormatterException {
        String source = "package p;\nsealed interface E permits E.A{record A(int n,String s) implements E{}\n"
                + "static int of(E e){return switch(e){case A(int n,_)->n;};}}\n";
        assertThat(FormatFiles.formatted(source)).contains("case A(int n, _) -> n;");
    }

    private static boolean isNotFormatted(Path file) {
        String source = Tree.text(file);
        try {
            return !FormatFiles.formatted(source).equals(source);
        } catch (FormatterException broken) {
            return true;
        }
    }
}
