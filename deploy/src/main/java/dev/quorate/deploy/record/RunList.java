package dev.quorate.deploy.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.approval.Request;
import dev.quorate.core.notice.PlainText;
import dev.quorate.core.port.Journal;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.util.List;
import java.util.stream.IntStream;

/// All runs, newest first, one line each: time, run, cluster, state, who asked, for what.
public final class RunList {
    private static final List<String> HEADINGS = List.of("TIME", "RUN", "CLUSTER", "STATE", "ASKED BY", "PLAN");

    private record Row(Entry first, Request request, RunState state) {}

    private final List<Row> rows;

    private RunList(List<Row> rows) {
        this.rows = rows;
    }

    public static RunList of(Journal journal) {
        return new RunList(journal.runs().stream()
                .map(journal::entries)
                .filter(entries -> !entries.isEmpty())
                .map(RunList::row)
                .toList());
    }

    private static Row row(List<Entry> entries) {
        var progress = Progress.of(entries);
        return new Row(entries.getFirst(), progress.request(), progress.state());
    }

    public List<String> lines() {
        if (rows.isEmpty()) {
            return List.of("no runs on record yet");
        }
        var table = new java.util.ArrayList<List<String>>();
        table.add(HEADINGS);
        rows.forEach(row -> table.add(cells(row)));
        var widths = IntStream.range(0, HEADINGS.size())
                .map(column -> table.stream()
                        .mapToInt(cells -> cells.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return table.stream().map(cells -> padded(cells, widths)).toList();
    }

    public List<ObjectNode> json() {
        return rows.stream().map(RunList::json).toList();
    }

    private static List<String> cells(Row row) {
        return List.of(
                Times.second(row.first().at()),
                row.first().run().value(),
                row.request().plan().ask().cluster().value(),
                row.state().word(),
                row.request().asker(),
                PlainText.line(row.request().plan().title()));
    }

    private static String padded(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < cells.size(); column++) {
            line.append(cells.get(column));
            line.repeat(" ", widths[column] - cells.get(column).length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private static ObjectNode json(Row row) {
        var plan = row.request().plan();
        var event = (RunEvent.Proposed) row.first().event();
        RunId run = row.first().run();
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", row.first().at().toString())
                .put("kind", "run")
                .put("room", event.place().room())
                .put("thread", event.place().thread())
                .put("plan", plan.digest().brief())
                .put("run", run.value())
                .put("step", 0)
                .put("state", row.state().word())
                .put("text", plan.title())
                .put("cluster", plan.ask().cluster().value())
                .put("person", row.request().asker());
    }
}
