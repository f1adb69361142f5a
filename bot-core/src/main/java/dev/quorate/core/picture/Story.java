package dev.quorate.core.picture;

import dev.quorate.core.plan.Plan;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The moments of a run at which it looked, and every member that was ever in the list, in order of
/// appearance.
record Story(Progress progress, List<Column> columns, List<Row> rows) {
    /// A member by its id, and the host and port of its first peer URL.
    record Row(String member, String where) {}

    Story {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static Story of(List<Entry> entries) {
        var progress = Progress.of(entries);
        var plan = progress.request().plan();
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(0, plan.observedAt(), plan.fingerprint(), Moment.counted(plan.fingerprint())));
        for (var entry : entries) {
            if (entry.event() instanceof RunEvent.Verified(var mark, _, _, var seen, var quorum, _)) {
                moments.add(new Moment(mark.isBack() ? -mark.step() : mark.step(), entry.at(), seen, quorum));
            }
        }
        var rows = rows(moments);
        return new Story(
                progress, Column.of(moments, rows.stream().map(Row::member).toList()), rows);
    }

    Plan plan() {
        return progress.request().plan();
    }

    private static List<Row> rows(List<Moment> moments) {
        var members = new LinkedHashSet<String>();
        moments.forEach(moment -> members.addAll(moment.members()));
        return members.stream().map(member -> row(member, moments)).toList();
    }

    private static Row row(String member, List<Moment> moments) {
        var urls = moments.stream()
                .map(moment -> moment.where(member))
                .filter(where -> !where.isEmpty())
                .findFirst()
                .orElse("");
        return new Row(member, host(urls));
    }

    /// `10.0.1.2:2380` of `[http://10.0.1.2:2380, ...]`.
    private static String host(String urls) {
        var first = urls.startsWith("[") && urls.endsWith("]") ? urls.substring(1, urls.length() - 1) : urls;
        var one = first.contains(",") ? first.substring(0, first.indexOf(',')) : first;
        return one.contains("://") ? one.substring(one.indexOf("://") + 3) : one;
    }
}
