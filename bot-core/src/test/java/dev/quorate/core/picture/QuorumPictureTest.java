package dev.quorate.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// The replacement of the dead one of three, as dots. The decoder of the JDK is the judge of the file.
final class QuorumPictureTest {
    private static final RunId RUN = new RunId("20261122-021140-7f3a91c2");
    private static final Instant AT = Instant.parse("2026-11-22T02:11:40Z");
    private static final int MARGIN = 28;
    private static final int FIRST_ROW = MARGIN + 104 + 64;

    @Test
    void the_file_is_a_png_with_the_dots_that_were_drawn() throws IOException {
        var picture = QuorumPicture.of(replaced());
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/quorum.png"), picture.png());
        var read = ImageIO.read(new ByteArrayInputStream(picture.png()));
        var drawn = QuorumPicture.drawn(Story.of(replaced()));
        assertThat(read.getWidth()).isEqualTo(drawn.width());
        assertThat(read.getHeight()).isEqualTo(drawn.height());
        for (var y = 0; y < drawn.height(); y++) {
            for (var x = 0; x < drawn.width(); x++) {
                assertThat(read.getRaster().getSample(x, y, 0)).isEqualTo(drawn.dot(x, y));
            }
        }
        assertThat(picture.fileName()).isEqualTo("quorum-" + RUN + ".png");
    }

    @Test
    void the_same_entries_give_the_same_bytes_and_nobody_can_change_them() {
        var picture = QuorumPicture.of(replaced());
        picture.png()[0] = 0;
        assertThat(picture.png()).isEqualTo(QuorumPicture.of(replaced()).png());
    }

    @Test
    void moments_at_which_nothing_differed_share_a_column() {
        var labels = Story.of(replaced()).columns().stream().map(Column::label).toList();
        assertThat(labels).containsExactly("start", "1-2", "3", "4", "5-6", "7-8");
    }

    @Test
    void each_member_has_the_pattern_of_what_it_was() {
        var canvas = QuorumPicture.drawn(Story.of(replaced()));
        assertPattern(canvas, 1, 0, Cell.HEALTHY);
        assertPattern(canvas, 1, 1, Cell.DOWN);
        assertPattern(canvas, 2, 1, Cell.ABSENT);
        assertPattern(canvas, 1, 3, Cell.ABSENT);
        assertPattern(canvas, 3, 3, Cell.LEARNER_DOWN);
        assertPattern(canvas, 4, 3, Cell.LEARNER);
        assertPattern(canvas, 5, 3, Cell.HEALTHY);
    }

    @Test
    void a_look_that_saw_no_list_is_not_drawn_as_an_empty_one() {
        var entries = new ArrayList<>(replaced().subList(0, 2));
        entries.add(new Entry(RUN, 3, AT, verified(1, facts(Map.of("cluster", "no quorum")), new Quorum(0, 0))));
        var column = Story.of(entries).columns().getLast();
        assertThat(column.cells()).containsOnly(Cell.UNSEEN);
    }

    @Test
    void the_picture_can_be_heard() {
        assertThat(QuorumPicture.of(replaced()).altText())
                .startsWith("Quorum of prod-eu through run " + RUN + ", plan ")
                .contains("Before step 1: 2 of 3 voters healthy, 2 needed; 10.0.1.2:2380 down voter.")
                .contains("After step 5 to 6: 2 of 2 voters healthy, 2 needed;"
                        + " 10.0.1.2:2380 healthy learner, no vote.")
                .endsWith("After step 7 to 8: 3 of 3 voters healthy, 2 needed.");
    }

    @Test
    void a_long_run_is_drawn_in_parts_and_heard_within_what_slack_keeps() {
        var entries = new ArrayList<>(replaced().subList(0, 2));
        for (var step = 1; step <= 30; step++) {
            var health = step % 2 == 0 ? "healthy" : "down";
            entries.add(new Entry(
                    RUN, 2 + step, AT.plusSeconds(step), verified(Math.min(step, 8), seen("voter", health), quorum())));
        }
        var picture = QuorumPicture.of(entries);
        assertThat(picture.altText()).hasSizeLessThanOrEqualTo(1_000).endsWith("More in the picture.");
        assertThat(QuorumPicture.drawn(Story.of(entries)).width())
                .isEqualTo(QuorumPicture.drawn(Story.of(replaced())).width());
    }

    @Test
    void every_printable_character_has_a_shape_of_its_own() {
        var glyphs = Glyphs.bundled();
        var shapes = new ArrayList<String>();
        for (var c = ' '; c <= '~'; c++) {
            var shape = new StringBuilder();
            for (var y = 0; y < Glyphs.HEIGHT; y++) {
                for (var x = 0; x < Glyphs.WIDTH; x++) {
                    shape.append(glyphs.isInked(c, x, y) ? '#' : '.');
                }
            }
            shapes.add(shape.toString());
        }
        assertThat(shapes).hasSize(95).doesNotHaveDuplicates();
        assertThat(glyphs.isInked('\u202e', 2, 6)).isEqualTo(glyphs.isInked('?', 2, 6));
    }

    /// The whole frame, without the label in the middle.
    private static void assertPattern(Canvas canvas, int column, int row, Cell cell) {
        var left = MARGIN + Panel.NAMES + column * Panel.WIDE + 2;
        var top = FIRST_ROW + row * 60 + 2;
        for (var y = 4; y < 14; y++) {
            for (var x = 4; x < 100; x++) {
                assertThat(canvas.dot(left + x, top + y))
                        .as("%s at %s, %s", cell, x, y)
                        .isEqualTo(cell.gray(x, y));
            }
        }
    }

    private static List<Entry> replaced() {
        var entries = new ArrayList<Entry>();
        var down = seen("voter", "down");
        add(entries, new RunEvent.Proposed(request(), new Place("slack:C1", "top:1.0:U1")));
        add(entries, new RunEvent.Permitted(List.of("bob")));
        add(entries, verified(1, down, new Quorum(3, 2)));
        add(entries, verified(2, down, new Quorum(3, 2)));
        add(entries, verified(3, seen("", ""), new Quorum(2, 2)));
        add(entries, verified(4, seen("learner", "down"), new Quorum(2, 2)));
        add(entries, verified(5, seen("learner", "healthy"), new Quorum(2, 2)));
        add(entries, verified(6, seen("learner", "healthy"), new Quorum(2, 2)));
        add(entries, verified(7, seen("new voter", "healthy"), quorum()));
        add(entries, verified(8, seen("new voter", "healthy"), quorum()));
        add(entries, new RunEvent.Closed(RunState.DONE, "The end."));
        return entries;
    }

    private static void add(List<Entry> entries, RunEvent event) {
        entries.add(new Entry(RUN, entries.size() + 1L, AT.plusSeconds(7L * entries.size()), event));
    }

    private static Quorum quorum() {
        return new Quorum(3, 3);
    }

    private static RunEvent verified(int step, Fingerprint seen, Quorum quorum) {
        return new RunEvent.Verified(
                Mark.forward(step), "seen", new Evidence(AT, "10.0.1.1", Duration.ofMillis(3)), seen, quorum, false);
    }

    /// Two healthy voters, and the third as it says: a voter under its old id, else under its new one.
    private static Fingerprint seen(String role, String health) {
        var facts = new TreeMap<String, String>();
        for (var host : List.of(1, 3)) {
            facts.put("member/a1b2c3d4e5f6000" + host, "[http://10.0.1." + host + ":2380] voter");
            facts.put("health/a1b2c3d4e5f6000" + host, "healthy");
        }
        var id = role.equals("voter") ? "a1b2c3d4e5f60002" : "f00dfeed12345678";
        if (!role.isEmpty()) {
            facts.put("member/" + id, "[http://10.0.1.2:2380] " + role.replace("new ", ""));
            facts.put("health/" + id, health);
        }
        return facts(facts);
    }

    private static Fingerprint facts(Map<String, String> facts) {
        return new Fingerprint(new TreeMap<>(facts));
    }

    private static Request request() {
        var ask = new Ask("replace-member", new ClusterName("prod-eu"), Map.of(), Optional.empty(), "alice");
        var look = new Step(
                "Look",
                Risk.CHANGING,
                "prod-eu",
                new Check.Anything(),
                new Action.Look(),
                new Check.Anything(),
                new Undo.NotNeeded(),
                5);
        var plan = new Plan(
                "replace member 10.0.1.2 in prod-eu",
                ask,
                new ClusterId(0xcafeL),
                "3.4.23",
                AT,
                seen("voter", "down"),
                new Arithmetic(List.of()),
                List.of(),
                List.of(),
                Collections.nCopies(8, look));
        var rule = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), false, false);
        return new Request(plan, rule, AT, AT.plus(rule.expires()));
    }
}
