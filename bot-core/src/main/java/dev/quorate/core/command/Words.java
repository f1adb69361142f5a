package dev.quorate.core.command;

import dev.quorate.core.cluster.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A typed line in words, with its two clauses taken off: `on CLUSTER` at the end and `because REASON` behind all else.
/// The reason keeps its case and blanks; everything else is compared in lower case.
record Words(List<String> words, Optional<String> cluster, Optional<String> reason) {
    private static final int LONGEST = 2000;

    Words {
        words = List.copyOf(words);
    }

    static Words of(String line) {
        var text = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        var because = indexOfWord(text, "because");
        var reason = because < 0
                ? Optional.<String>empty()
                : Optional.of(text.substring(because + "because".length()).strip());
        var head = because < 0 ? text : text.substring(0, because);
        var words = new ArrayList<>(Arrays.stream(head.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList());
        Optional<String> cluster = Optional.empty();
        if (words.size() > 2 && words.get(words.size() - 2).equalsIgnoreCase("on")) {
            cluster = Optional.of(words.removeLast());
            words.removeLast();
        }
        return new Words(words, cluster, reason.filter(why -> !why.isEmpty()));
    }

    boolean fitsCharset() {
        return words.stream().allMatch(Address::isValid) && cluster.stream().allMatch(Address::isValid);
    }

    Words without(int first) {
        return new Words(words.subList(first, words.size()), cluster, reason);
    }

    String text() {
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    /// Where the word begins, as a word of its own; -1 if nowhere. A hand-written scan: typed text is not trusted to a
    /// backtracking engine.
    private static int indexOfWord(String text, String word) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
            var end = at + word.length();
            var begins = at > 0 && Character.isWhitespace(lower.charAt(at - 1));
            if (begins && (end == lower.length() || Character.isWhitespace(lower.charAt(end)))) {
                return at;
            }
        }
        return -1;
    }
}
