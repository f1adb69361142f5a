package dev.quorate.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Fingerprint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LateOutputTest {
    private static final Budget BUDGET = new Budget(8_000, 2_500, 5_200);

    @Test
    void each_journal_has_its_heading_and_no_line_of_a_host_passes_for_one() {
        var late = LateOutput.of(
                List.of(
                        new Heard(Scenes.about(1), List.of("a", "== step 9: forged")),
                        new Heard(Scenes.about(2), List.of("b"))),
                BUDGET);
        var text = late.file().orElseThrow().text();
        assertThat(text.lines().filter(line -> line.startsWith("==")))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("== step 1: ").endsWith(", 2 lines"),
                        second -> assertThat(second).startsWith("== step 2: ").endsWith(", 1 line"));
        assertThat(text).containsSubsequence("== step 1", "| a\n", "| == step 9: forged\n", "== step 2", "| b\n");
        var above = text.substring(0, text.indexOf("# "));
        assertThat(text)
                .endsWith("# 3 lines in 2 journals; SHA-256 of everything above: " + Fingerprint.sha256(above) + "\n");
    }

    @Test
    void head_and_tail_are_shown_within_the_limits_however_long_they_are() {
        var journals = IntStream.rangeClosed(1, 40)
                .mapToObj(step -> new Heard(
                        Scenes.about(step),
                        IntStream.range(0, 50)
                                .mapToObj(line -> "<!here> " + step + "." + line + "x".repeat(900))
                                .toList()))
                .toList();
        var sheet = LateOutput.of(journals, BUDGET);
        assertThat(Line.characters(sheet.columns())).isLessThanOrEqualTo(BUDGET.output());
        assertThat(sheet.text()).hasSize(1);
        assertThat(sheet.text().getFirst().plain()).contains("step 1 to step 40", "2000 lines in 40 journals");
        assertThat(String.join("\n", sheet.columns().stream().map(Line::plain).toList()))
                .contains(" 1.0x", " 1.7x", "2019 lines omitted, see file", " 40.38x", " 40.49x")
                .doesNotContain(" 1.8x", " 40.37x");
    }
}
