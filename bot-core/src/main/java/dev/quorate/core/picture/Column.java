package dev.quorate.core.picture;

import dev.quorate.core.cluster.Quorum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Moments in a row at which nothing differed: first to last step, when the first of them was seen, and
/// what was seen. The state before the first step has a column of its own.
record Column(int first, int last, Instant at, List<Cell> cells, Quorum quorum) {
    Column {
        cells = List.copyOf(cells);
    }

    static List<Column> of(List<Moment> moments, List<String> members) {
        var columns = new ArrayList<Column>();
        for (var moment : moments) {
            var column = of(moment, members);
            if (!columns.isEmpty() && columns.getLast().isAs(column)) {
                columns.add(columns.removeLast().to(column.last()));
            } else {
                columns.add(column);
            }
        }
        return columns;
    }

    /// `start`, `3`, `4-9`, or `undo 3`.
    String label() {
        if (first == 0) {
            return "start";
        }
        var steps = Math.abs(first) + (first == last ? "" : "-" + Math.abs(last));
        return first < 0 ? "undo " + steps : steps;
    }

    private static Column of(Moment moment, List<String> members) {
        return new Column(
                moment.step(),
                moment.step(),
                moment.at(),
                members.stream().map(moment::cell).toList(),
                moment.quorum());
    }

    private boolean isAs(Column next) {
        return Integer.signum(first) == Integer.signum(next.first())
                && cells.equals(next.cells())
                && quorum.equals(next.quorum());
    }

    private Column to(int step) {
        return new Column(first, step, at, cells, quorum);
    }
}
