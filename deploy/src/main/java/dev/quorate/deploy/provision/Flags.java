package dev.quorate.deploy.provision;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The flags in an argument list of etcd, as Go reads them: `--flag=value`, `-flag=value`, `--flag value`,
/// `--flag`.
///
/// - `values`: by the flag's name without dashes; of a flag that stands twice the last
/// - `withColon`: those that are written `--flag: value` or `--flag:value`, which etcd does not know; their
///   values are among the others all the same, as they were meant
record Flags(SortedMap<String, String> values, SortedMap<String, String> withColon) {
    static Flags of(List<String> arguments) {
        var reading = new Reading(arguments);
        while (reading.at < arguments.size()) {
            reading.next();
        }
        return new Flags(reading.values, reading.withColon);
    }

    private static final class Reading {
        private final List<String> arguments;
        private final SortedMap<String, String> values = new TreeMap<>();
        private final SortedMap<String, String> withColon = new TreeMap<>();
        private int at = 1;

        Reading(List<String> arguments) {
            this.arguments = arguments;
        }

        void next() {
            var word = arguments.get(at++);
            if (!word.startsWith("-")) {
                return;
            }
            var flag = word.replaceFirst("^--?", "");
            var equals = flag.indexOf('=');
            var colon = flag.indexOf(':');
            if (colon > 0 && (equals < 0 || colon < equals)) {
                var value = colon == flag.length() - 1 ? following() : flag.substring(colon + 1);
                withColon.put(flag.substring(0, colon), value);
                values.put(flag.substring(0, colon), value);
            } else if (equals >= 0) {
                values.put(flag.substring(0, equals), flag.substring(equals + 1));
            } else {
                values.put(flag, following());
            }
        }

        /// The next word, where it is no flag itself: a flag without a value is a yes.
        private String following() {
            return at < arguments.size() && !arguments.get(at).startsWith("-") ? arguments.get(at++) : "true";
        }
    }
}
