package dev.quorate.deploy.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What systemd computes from the files of a unit: the variables and the commands. An empty assignment takes
/// back what was said before, as far as the unit that is not among the files.
///
/// - `startsTakenBack`: there was an empty `ExecStart=`
/// - `starts`: the argument lists of ExecStart, with `$ETCD_OPTS` replaced where the files say what it is
record Computed(SortedMap<String, String> environment, List<List<String>> starts, boolean startsTakenBack) {
    static Computed of(HostUnit unit) {
        var computing = new Computing();
        unit.read().forEach(part -> part.text().entries().forEach(computing::take));
        return computing.done();
    }

    /// Of a command's first word, what says how to start it and not what.
    static String program(String word) {
        return word.replaceFirst("^[-@:+!|]+", "");
    }

    private static final class Computing {
        private final SortedMap<String, String> environment = new TreeMap<>();
        private final List<String> unset = new ArrayList<>();
        private final List<String> starts = new ArrayList<>();
        private boolean startsTakenBack;

        void take(UnitText.Entry entry) {
            if (entry.is("Environment")) {
                assign(entry.value());
            } else if (entry.is("UnsetEnvironment")) {
                unset.addAll(Words.ofAssignments(entry.value()).words());
            } else if (entry.is("ExecStart")) {
                start(entry.value());
            }
        }

        private void assign(String value) {
            if (value.isEmpty()) {
                environment.clear();
            }
            for (var word : Words.ofAssignments(value).words()) {
                var equals = word.indexOf('=');
                if (equals > 0) {
                    Specifiers.resolved(word)
                            .ifPresent(text -> environment.put(text.substring(0, equals), text.substring(equals + 1)));
                }
            }
        }

        private void start(String value) {
            if (value.isEmpty()) {
                starts.clear();
                startsTakenBack = true;
            } else {
                starts.add(value);
            }
        }

        Computed done() {
            unset.forEach(word -> environment
                    .entrySet()
                    .removeIf(entry ->
                            word.equals(entry.getKey()) || word.equals(entry.getKey() + "=" + entry.getValue())));
            var commands = starts.stream()
                    .map(this::arguments)
                    .flatMap(Optional::stream)
                    .toList();
            return new Computed(environment, commands, startsTakenBack);
        }

        /// Empty where systemd drops the command.
        private Optional<List<String>> arguments(String value) {
            var split = Words.ofCommand(value);
            var arguments = new ArrayList<String>();
            for (var word : split.words()) {
                var text = Specifiers.resolved(word);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                arguments.addAll(expanded(text.get()));
            }
            if (split.broken() || arguments.isEmpty()) {
                return Optional.empty();
            }
            arguments.set(0, program(arguments.getFirst()));
            return Optional.of(arguments);
        }

        /// A variable that is a word of its own becomes as many words as it has.
        private List<String> expanded(String word) {
            var known = word.startsWith("$")
                    ? Optional.ofNullable(environment.get(word.substring(1)))
                    : Optional.<String>empty();
            return known.map(value -> Words.ofCommand(value).words()).orElse(List.of(word));
        }
    }
}
