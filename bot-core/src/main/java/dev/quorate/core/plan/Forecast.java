package dev.quorate.core.plan;

import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.Quorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How quorum will go, step by step, if every step does what it says.
public record Forecast(List<Row> rows) {
    /// Quorum before, at the worst moment of, and after one step; and the hosts of the healthy voters whose
    /// loss alone would lose the cluster in that step.
    public record Row(int step, Quorum before, Quorum during, Quorum after, List<String> cannotBeSpared) {
        public Row {
            cannotBeSpared = List.copyOf(cannotBeSpared);
        }
    }

    public Forecast {
        rows = List.copyOf(rows);
    }

    /// From who votes and who is healthy before the first step; for a runbook that has no Plan yet.
    public static Forecast of(Arithmetic start, List<Step> steps) {
        var rows = new ArrayList<Row>();
        var now = start;
        for (var number = 1; number <= steps.size(); number++) {
            var change = steps.get(number - 1).action().change();
            var next = now.after(change);
            var during = now.during(change);
            rows.add(new Row(number, now.quorum(), during, next.quorum(), fragile(now, next)));
            now = next;
        }
        return new Forecast(rows);
    }

    private static List<String> fragile(Arithmetic before, Arithmetic after) {
        var names = new TreeSet<String>();
        before.cannotBeSpared().forEach(seat -> names.add(seat.where()));
        after.cannotBeSpared().forEach(seat -> names.add(seat.where()));
        return List.copyOf(names);
    }

    public Row row(int step) {
        return rows.get(step - 1);
    }

    public Quorum first() {
        return rows.getFirst().before();
    }

    /// The row with the least slack; the first of several.
    public Row worst() {
        return rows.stream()
                .reduce((a, b) -> b.during().slack() < a.during().slack() ? b : a)
                .orElseThrow();
    }

    public Quorum last() {
        return rows.getLast().after();
    }

    /// One sentence about the window in which a single failure loses the cluster; empty when there is none.
    public Optional<String> window() {
        var fragile =
                rows.stream().filter(row -> !row.cannotBeSpared().isEmpty()).toList();
        if (fragile.isEmpty()) {
            return Optional.empty();
        }
        var who = fragile.stream()
                .flatMap(row -> row.cannotBeSpared().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of("while steps " + fragile.getFirst().step() + " to "
                + fragile.getLast().step() + " run, losing " + String.join(" or ", who) + " loses the cluster");
    }

    /// A remark on a plan that ends with an even number of voters: one more member to break, and a majority
    /// that grew by one with it. Empty when the number is odd.
    public Optional<String> warning() {
        var voters = last().voters();
        return voters > 0 && voters % 2 == 0
                ? Optional.of(
                        "it ends with " + voters + " voters, which tolerate no more failures than " + (voters - 1))
                : Optional.empty();
    }
}
