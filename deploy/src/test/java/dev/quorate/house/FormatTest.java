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

    @Test
    void an_unnamed_component_stays_one_character() throws FormatterException {
        String wanted = """
            package p;

            class C {
                int of(E e) {
                    return switch (e) {
                        case A(B(_, int n), _, String _) -> apply((n, _) -> n);
                        case D(_) -> 0;
                    };
                }
            }
            """;
        assertThat(FormatFiles.formatted(wanted)).isEqualTo(wanted);
        assertThat(FormatFiles.formatted(wanted.replace("D(_)", "D( var  _)"))).isEqualTo(wanted);
    }

    /// When this spec fails after an upgrade, [LoneUnderscore] can go.
    @Test
    void the_formatter_itself_cannot_read_an_unnamed_component_yet() {
        String source = "class C { int of(E e) { return switch (e) { case D(_) -> 0; }; } }";
        assertThatThrownBy(() -> FormatFiles.FORMATTER.formatSource(source)).isInstanceOf(FormatterException.class);
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
