package dev.quorate.core.layout;

import dev.quorate.core.cluster.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Journals of several steps of one run that come when nobody can watch them any more: one file with a heading
/// for each, and one message with its head and its tail.
public final class LateOutput {
    private static final int HEAD = 9;
    private static final int TAIL = 12;

    private LateOutput() {}

    /// In the order in which they were written; of one run, and at least one.
    public static Sheet of(List<Heard> journals, Budget budget) {
        var lines = new ArrayList<String>();
        journals.forEach(journal -> {
            lines.add(heading(journal));
            journal.lines().forEach(line -> lines.add("| " + Inert.line(line)));
        });
        var total =
                journals.stream().mapToLong(journal -> journal.lines().size()).sum();
        var document = document(journals, lines, total);
        var heading = title(journals) + ", which came late: " + counted(total, "line") + " in "
                + counted(journals.size(), "journal") + ", whole in " + document.fileName() + ".";
        var shown = HostOutput.headAndTail(lines.stream().map(LateOutput::line).toList(), HEAD, TAIL, budget.output());
        return Sheet.heard(HostOutput.heading(heading), shown, Optional.of(document));
    }

    private static Line line(String text) {
        return Line.of(Inert.cut(text, HostOutput.LINE));
    }

    /// No line of a host begins like a heading: theirs stand behind a gutter.
    private static String heading(Heard journal) {
        var about = journal.about();
        return "== " + about.mark() + ": " + Inert.line(about.unit()) + " on " + about.host() + ", "
                + counted(journal.lines().size(), "line");
    }

    private static Document document(List<Heard> journals, List<String> lines, long total) {
        var text = String.join("\n", lines) + "\n";
        var end = "# " + counted(total, "line") + " in " + counted(journals.size(), "journal")
                + "; SHA-256 of everything above: " + Fingerprint.sha256(text) + "\n";
        return new Document(
                "plan-" + journals.getFirst().about().plan() + "-late.log", Inert.plain(title(journals)), text + end);
    }

    private static String title(List<Heard> journals) {
        var first = journals.getFirst().about();
        var last = journals.getLast().about();
        return "Journals of plan " + first.plan() + ", "
                + (first.mark().equals(last.mark()) ? first.mark() : first.mark() + " to " + last.mark());
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
