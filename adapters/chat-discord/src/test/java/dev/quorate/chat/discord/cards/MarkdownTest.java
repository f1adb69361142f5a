package dev.quorate.chat.discord.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.layout.Hostile;
import dev.quorate.core.layout.Line;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class MarkdownTest {
    @Test
    void names_and_addresses_stay_as_they_are() {
        assertThat(Markdown.of(Line.of("prod-eu waiting: replace 10.0.1.2:2380 at 02:11:40 UTC (3.4.23), 50 %.")))
                .isEqualTo("prod-eu waiting: replace 10.0.1.2:2380 at 02:11:40 UTC (3.4.23), 50 %.");
    }

    @Test
    void what_would_work_is_shown_instead() {
        assertThat(Markdown.of(Line.of("<t:1:R> *a* _b_ ~~c~~ ||d|| `e` [f](g) :fire: \\")))
                .isEqualTo(
                        "\\<t\\:1\\:R\\> \\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\` \\[f](g) \\:fire\\: \\\\");
    }

    @Test
    void a_time_is_no_emoji_and_nothing_like_one_is_a_time() {
        assertThat(Markdown.of(Line.of("at 2026-11-22T02:11:40Z, 02:11:40.")))
                .isEqualTo("at 2026-11-22T02:11:40Z, 02:11:40.");
        assertThat(Markdown.of(Line.of("1:100: 02:11:40: 02:11:x a::b fe80::1%e")))
                .isEqualTo("1\\:100\\: 02\\:11\\:40\\: 02\\:11\\:x a\\:\\:b fe80\\:\\:1%e");
    }

    @Test
    void what_begins_a_line_begins_no_list_heading_or_quote() {
        assertThat(Markdown.of(Line.of("1. Stop"))).isEqualTo("1\\. Stop");
        assertThat(Markdown.of(Line.of("  - a - b"))).isEqualTo("  \\- a - b");
        assertThat(Markdown.of(Line.of("-# a"))).isEqualTo("\\-\\# a");
        assertThat(Markdown.of(Line.of("# a"))).isEqualTo("\\# a");
        assertThat(Markdown.of(Line.of("> a"))).isEqualTo("\\> a");
    }

    @Test
    void an_address_can_be_read_and_not_clicked() {
        assertThat(Markdown.of(Line.of("see http://wiki.example/etcd @here or discord.gg/x")))
                .isEqualTo("see http\\[:]//wiki.example/etcd (at)here or discord\\[.]gg/x");
    }

    @Test
    void blanks_stay_outside_of_bold_and_neighbors_become_one() {
        assertThat(Markdown.of(Line.bold("a ").andBold("b ").and("c").andCode(" d ")))
                .isEqualTo("**a b** c `d` ");
        assertThat(Markdown.of(Line.bold("  ").and("a"))).isEqualTo("  a");
    }

    @Test
    void a_host_cannot_close_its_fence() {
        assertThat(Markdown.fence(List.of(Line.of("| ```"), Line.of("# x")))).isEqualTo("```\n| '''\n# x\n```");
    }

    @Test
    void a_line_is_cut_by_what_is_posted_of_it() {
        var line = Line.of("*".repeat(500));
        assertThat(Markdown.of(line, 200)).hasSizeBetween(150, 200).endsWith("\\[cut]");
        assertThat(Markdown.of(List.of(line, line, Line.of("end")), 300))
                .hasSizeBetween(150, 300)
                .endsWith("\nend");
    }

    /// 10,000 lines, each in plain, in bold and in code: what a client shows is what was written, in that style.
    @Test
    void every_line_is_shown_letter_by_letter_in_its_style() {
        var hostile = new Hostile(20_261_123);
        for (var round = 0; round < 10_000; round++) {
            var line = Line.of(hostile.line()).within(400).and(" ");
            line = line.andBold(Line.of(hostile.line()).within(400).plain()).and(" ");
            line = line.andCode(Line.of(hostile.line()).within(400).plain());
            var text = Markdown.of(line);
            assertThat(Oracle.aliveIn(text)).isEmpty();
            assertThat(letters(Reading.of(text))).isEqualTo(expected(line));
        }
    }

    /// Blanks at the edge of a style may be on either side of it.
    private static String letters(List<Reading.Piece> pieces) {
        return pieces.stream()
                .filter(piece -> !piece.text().isBlank())
                .map(piece -> piece.kind() + "<" + piece.text().strip() + ">")
                .collect(Collectors.joining());
    }

    private static String expected(Line line) {
        return line.spans().stream()
                .filter(span -> !span.text().isBlank())
                .map(span -> span.style().name().toLowerCase(java.util.Locale.ROOT) + "<"
                        + broken(span.text().strip(), span.style()) + ">")
                .collect(Collectors.joining());
    }

    private static String broken(String text, Line.Style style) {
        var safe = text.replace("@", "(at)")
                .replaceAll("(?i):(?=//)|(?<=mailto):", "[:]")
                .replaceAll("(?i)(?<=www|discord|discordapp)\\.", "[.]");
        return style == Line.Style.CODE ? safe.replace('`', '\'') : safe;
    }
}
