package dev.quorate.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    /// palantir-java-format 2.103.0 cannot read a lone `_` inside a record pattern (its issue 1614): we write `var _`.
    /// When this spec fails after an upgrade, the house may drop that habit.
    @Test
    void an_unnamed_component_is_written_with_var() throws FormatterException {
        assertThat(FormatFiles.formatted(switchOver("A(int n,var _)"))).contains("case A(int n, var _) -> n;");
        assertThatThrownBy(() -> FormatFiles.formatted(switchOver("A(int n,_)")))
                .isInstanceOf(FormatterException.class);
    }

    private static String switchOver(String pattern) {
        return """
            package p;
            interface E{record A(int n,String s) implements E{}
            static int of(E e){return switch(e){case %s->n;};}}
            """.formatted(pattern);
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
