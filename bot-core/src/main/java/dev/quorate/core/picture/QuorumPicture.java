package dev.quorate.core.picture;

import dev.quorate.core.run.Entry;
import java.util.ArrayList;
import java.util.List;

/// The quorum through a run: a row for each member that was ever in the list, a column for each change, and
/// under each column how many voters there were, how many of them healthy, and how many more could fail. In
/// gray, by pattern and word; readable on a phone, and by those who see no color.
///
/// The same entries give the same dots on every machine, with or without fonts or a display.
public final class QuorumPicture {
    private static final int MARGIN = 28;
    private static final int ACROSS = 8;
    private static final int HEAD = 104;
    private static final int LEGEND = 2 * 72 + 20;
    private static final int ACROSS_LEGEND = 3;

    private QuorumPicture() {}

    /// `entries` are those of one run, from its proposal on.
    public static Picture of(List<Entry> entries) {
        var story = Story.of(entries);
        return new Picture(
                Png.of(drawn(story)),
                AltText.of(story),
                "quorum-" + story.progress().run() + ".png");
    }

    static Canvas drawn(Story story) {
        var parts = parts(story.columns());
        var high = Panel.height(story.rows().size());
        var canvas = new Canvas(
                2 * MARGIN + Panel.NAMES + ACROSS * Panel.WIDE, 2 * MARGIN + HEAD + parts.size() * high + LEGEND);
        head(canvas, story);
        for (var part = 0; part < parts.size(); part++) {
            new Panel(parts.get(part), story.rows(), MARGIN, MARGIN + HEAD + part * high).draw(canvas);
        }
        legend(canvas, MARGIN + HEAD + parts.size() * high);
        return canvas;
    }

    private static void head(Canvas canvas, Story story) {
        var plan = story.plan();
        var room = (canvas.width() - 2 * MARGIN) / (6 * 3);
        canvas.text(MARGIN, MARGIN, within(plan.title(), room), 3, Canvas.BLACK);
        var about = "run " + story.progress().run() + ", plan " + plan.digest().brief() + ", "
                + story.progress().state().word();
        canvas.text(MARGIN, MARGIN + 38, about, 2, Canvas.BLACK);
        canvas.text(
                MARGIN, MARGIN + 62, "cluster " + within(plan.ask().cluster().value(), 80), 2, Canvas.BLACK);
    }

    private static void legend(Canvas canvas, int top) {
        var cells = Cell.values();
        var wide = (canvas.width() - 2 * MARGIN) / ACROSS_LEGEND;
        for (var at = 0; at < cells.length; at++) {
            var left = MARGIN + at % ACROSS_LEGEND * wide;
            var high = top + 20 + at / ACROSS_LEGEND * 72;
            Panel.cell(canvas, cells[at], left, high);
            canvas.text(left + Panel.WIDE + 8, high + 22, cells[at].words(), 2, Canvas.BLACK);
        }
    }

    private static List<List<Column>> parts(List<Column> columns) {
        var parts = new ArrayList<List<Column>>();
        for (var from = 0; from < columns.size(); from += ACROSS) {
            parts.add(columns.subList(from, Math.min(columns.size(), from + ACROSS)));
        }
        return parts;
    }

    private static String within(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 2) + "..";
    }
}
