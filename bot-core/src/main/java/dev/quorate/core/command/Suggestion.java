package dev.quorate.core.command;

import dev.quorate.core.plan.Phrase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The command that somebody probably meant.
final class Suggestion {
    private Suggestion() {}

    /// The usage of the nearest command, if one is near: at most a third of its letters have to change.
    static Optional<String> closest(String typed, List<Phrase> phrases) {
        return phrases.stream()
                .min(Comparator.comparingInt(phrase -> distance(typed, phrase)))
                .filter(phrase ->
                        distance(typed, phrase) <= Math.max(1, phrase.head().length() / 3))
                .map(Phrase::usage);
    }

    /// Between the command's own words and as many typed words, or the first word alone where that is nearer.
    private static int distance(String typed, Phrase phrase) {
        var head = phrase.head();
        var words = typed.split(" ", -1);
        var count = Math.min(words.length, head.split(" ", -1).length);
        var start = String.join(" ", List.of(words).subList(0, count));
        var whole = edits(start, head);
        var first = head.split(" ", -1)[0];
        return first.equals(head) ? whole : Math.min(whole, edits(words[0], first) + 1);
    }

    /// Letters added, left out, changed or swapped with their neighbor, each of which counts one: swapping
    /// is what tired fingers do most. Three rows.
    private static int edits(String from, String to) {
        var beforeThat = new int[to.length() + 1];
        var previous = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var current = new int[to.length() + 1];
            current[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
                if (isSwapped(from, i, to, j)) {
                    current[j] = Math.min(current[j], beforeThat[j - 2] + 1);
                }
            }
            beforeThat = previous;
            previous = current;
        }
        return previous[to.length()];
    }

    private static boolean isSwapped(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
