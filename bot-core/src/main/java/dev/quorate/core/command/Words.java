package dev.quorate.core.command;

import dev.quorate.core.cluster.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A typed line in words, with its two clauses taken off: `on CLUSTER` at the end and `because REASON`
/// behind all else. Commas part words like blanks. The reason keeps its case and blanks; everything else is
/// compared in lower case.
record Words(List<String> words, Optional<String> cluster, Optional<String> reason) {
    private static final int LONGEST = 2000;

    Words {
        words = List.copyOf(words);
    }

    static Words of(String line) {
        var text = shortened(line);
        var because = indexOfWord(text, "because");
        var reason = because < 0
                ? Optional.<String>empty()
                : Optional.of(text.substring(because + "because".length()).strip());
        var head = because < 0 ? text : text.substring(0, because);
        var words = new ArrayList<>(Arrays.stream(head.split("[\\s,]+", -1))
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

    /// Cut between two characters, never through one.
    private static String shortened(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /// Where the word begins, as a word of its own; -1 if nowhere. A hand-written scan: typed text is not
    /// trusted to a backtracking engine. Compared in place: a text in lower case may be longer than it was.
    private static int indexOfWord(String text, String word) {
        for (var at = 1; at + word.length() <= text.length(); at++) {
            var end = at + word.length();
            var ends = end == text.length() || Character.isWhitespace(text.charAt(end));
            if (ends
                    && Character.isWhitespace(text.charAt(at - 1))
                    && text.regionMatches(true, at, word, 0, word.length())) {
                return at;
            }
        }
        return -1;
    }
}
