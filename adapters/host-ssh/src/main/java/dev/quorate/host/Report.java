package dev.quorate.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What look.sh printed: pairs of a key and a value, each ended by NUL.
record Report(List<Pair> pairs) {
    Report {
        pairs = List.copyOf(pairs);
    }

    record Pair(String key, String value) {}

    static Report read(String out) {
        var pairs = new ArrayList<Pair>();
        var at = 0;
        while (at < out.length()) {
            var middle = out.indexOf('\0', at);
            var end = middle < 0 ? -1 : out.indexOf('\0', middle + 1);
            if (end < 0) {
                break;
            }
            pairs.add(new Pair(out.substring(at, middle), out.substring(middle + 1, end)));
            at = end + 1;
        }
        return new Report(pairs);
    }

    boolean has(String key) {
        return pairs.stream().anyMatch(pair -> pair.key().equals(key));
    }

    Optional<String> value(String key) {
        return pairs.stream()
                .filter(pair -> pair.key().equals(key))
                .map(Pair::value)
                .findFirst();
    }

    String text(String key) {
        return value(key).orElse("");
    }

    List<String> values(String key) {
        return pairs.stream()
                .filter(pair -> pair.key().equals(key))
                .map(Pair::value)
                .toList();
    }

    /// The part that begins with this key and value and ends before the next such key.
    Optional<Report> section(String key, String value) {
        var start = pairs.indexOf(new Pair(key, value));
        if (start < 0) {
            return Optional.empty();
        }
        var end = start + 1;
        while (end < pairs.size() && !pairs.get(end).key().equals(key)) {
            end++;
        }
        return Optional.of(new Report(pairs.subList(start + 1, end)));
    }
}
