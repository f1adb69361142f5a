package dev.quorate.core.picture;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Some columns of the table: the steps and their times above, a row for each member, the arithmetic below.
/// Its corner is at x, y.
record Panel(List<Column> columns, List<Story.Row> rows, int x, int y) {
    static final int NAMES = 300;
    static final int WIDE = 112;
    private static final int HIGH = 60;
    private static final int TOP = 64;
    private static final int SUM = 34;
    private static final int LONGEST_NAME = 23;
    private static final List<String> SUMS = List.of("voters", "healthy voters", "needed (quorum)", "may still fail");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    Panel {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static int height(int rows) {
        return TOP + rows * HIGH + SUMS.size() * SUM + 20;
    }

    void draw(Canvas canvas) {
        canvas.text(x, y + 8, "after step", 2, Canvas.BLACK);
        canvas.text(x, y + 36, "at (UTC)", 2, Canvas.BLACK);
        for (var row = 0; row < rows.size(); row++) {
            var top = y + TOP + row * HIGH;
            canvas.text(x, top + 10, brief(rows.get(row).where()), 2, Canvas.BLACK);
            canvas.text(x, top + 34, rows.get(row).member(), 2, 90);
        }
        for (var sum = 0; sum < SUMS.size(); sum++) {
            canvas.text(x, sumTop(sum) + 10, SUMS.get(sum), 2, Canvas.BLACK);
        }
        for (var column = 0; column < columns.size(); column++) {
            column(canvas, columns.get(column), x + NAMES + column * WIDE);
        }
    }

    private void column(Canvas canvas, Column column, int left) {
        centered(canvas, column.label(), left, y + 2, column.label().length() > 5 ? 2 : 3, Canvas.BLACK);
        centered(canvas, CLOCK.format(column.at()), left, y + 36, 2, Canvas.BLACK);
        for (var row = 0; row < rows.size(); row++) {
            cell(canvas, column.cells().get(row), left, y + TOP + row * HIGH);
        }
        var sums = sums(column);
        for (var sum = 0; sum < sums.size(); sum++) {
            var lost = sums.get(sum).equals("LOST");
            if (lost) {
                canvas.fill(left, sumTop(sum), WIDE, SUM - 2, Canvas.BLACK);
            }
            centered(canvas, sums.get(sum), left, sumTop(sum) + 5, 3, lost ? Canvas.WHITE : Canvas.BLACK);
        }
    }

    /// Nothing is known of voters where nobody could read their list.
    private static List<String> sums(Column column) {
        var quorum = column.quorum();
        return quorum.voters() == 0
                ? List.of("?", "?", "?", "?")
                : List.of(
                        "" + quorum.voters(),
                        "" + quorum.healthy(),
                        "" + quorum.majority(),
                        quorum.slack() < 0 ? "LOST" : "" + quorum.slack());
    }

    static void cell(Canvas canvas, Cell cell, int left, int top) {
        for (var row = 0; row < HIGH - 4; row++) {
            for (var column = 0; column < WIDE - 4; column++) {
                canvas.ink(left + 2 + column, top + 2 + row, cell.gray(column, row));
            }
        }
        if (cell != Cell.ABSENT) {
            canvas.frame(left + 2, top + 2, WIDE - 4, HIGH - 4, 2, Canvas.BLACK);
        }
        var text = Canvas.textWidth(cell.label(), 2);
        if (!cell.dark() && cell != Cell.ABSENT && cell != Cell.HEALTHY) {
            canvas.fill(left + (WIDE - text) / 2 - 5, top + HIGH / 2 - 11, text + 10, 22, Canvas.WHITE);
        }
        centered(canvas, cell.label(), left, top + HIGH / 2 - 7, 2, cell.dark() ? Canvas.WHITE : Canvas.BLACK);
    }

    private int sumTop(int sum) {
        return y + TOP + rows.size() * HIGH + 10 + sum * SUM;
    }

    private static String brief(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 2) + "..";
    }

    private static void centered(Canvas canvas, String text, int left, int top, int scale, int gray) {
        canvas.text(left + (WIDE - Canvas.textWidth(text, scale)) / 2, top, text, scale, gray);
    }
}
