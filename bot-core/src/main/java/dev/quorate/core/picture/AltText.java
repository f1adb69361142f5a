package dev.quorate.core.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The picture in words, for those who hear it: each column as a sentence, who is not a healthy voter by
/// name.
final class AltText {
    /// Slack keeps up to 1,000 characters, Discord 1,024.
    private static final int LONGEST = 1_000;

    private AltText() {}

    static String of(Story story) {
        var words = new StringBuilder("Quorum of " + story.plan().ask().cluster() + " through run "
                + story.progress().run() + ", plan " + story.plan().digest().brief() + ", "
                + story.progress().state().word() + ".");
        for (var column : story.columns()) {
            var sentence = " " + sentence(story, column);
            if (words.length() + sentence.length() > LONGEST - 21) {
                return words.append(" More in the picture.").toString();
            }
            words.append(sentence);
        }
        return words.toString();
    }

    private static String sentence(Story story, Column column) {
        var quorum = column.quorum();
        var others = others(story, column);
        var counted = quorum.voters() == 0
                ? "voters not to be seen"
                : quorum.healthy() + " of " + quorum.voters() + " voters healthy, " + quorum.majority() + " needed";
        return when(column) + ": " + counted + (others.isEmpty() ? "" : "; " + String.join("; ", others)) + ".";
    }

    private static String when(Column column) {
        if (column.first() == 0) {
            return "Before step 1";
        }
        var undone = column.first() < 0 ? "After undo of step " : "After step ";
        return undone
                + Math.abs(column.first())
                + (column.first() == column.last() ? "" : " to " + Math.abs(column.last()));
    }

    private static List<String> others(Story story, Column column) {
        var named = new ArrayList<String>();
        for (var cell : List.of(Cell.DOWN, Cell.LEARNER, Cell.LEARNER_DOWN)) {
            var who = IntStream.range(0, story.rows().size())
                    .filter(row -> column.cells().get(row) == cell)
                    .mapToObj(row -> story.rows().get(row).where())
                    .collect(Collectors.joining(" and "));
            if (!who.isEmpty()) {
                named.add(who + " " + cell.words());
            }
        }
        return named;
    }
}
