package dev.quorate.deploy.record;

import dev.quorate.core.plan.Digest;
import dev.quorate.core.port.Journal;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.util.List;
import java.util.stream.Collectors;

/// Which run a person means by a word: its id, or the first characters of its plan's digest.
public sealed interface Wanted {
    record One(RunId run) implements Wanted {}

    /// `line` says why not and what to type.
    record None(String line) implements Wanted {}

    static Wanted in(Journal journal, String word) {
        var runs = journal.runs();
        var exact = runs.stream().filter(run -> run.value().equals(word)).toList();
        var fits = exact.isEmpty()
                ? runs.stream().filter(run -> isOf(journal, run, word)).toList()
                : exact;
        return switch (fits.size()) {
            case 1 -> new One(fits.getFirst());
            case 0 -> new None(nothing(word));
            default -> new None(word + " fits " + fits.size() + " runs: " + list(fits) + "; write one of these");
        };
    }

    private static boolean isOf(Journal journal, RunId run, String word) {
        return journal.entries(run).stream()
                .limit(1)
                .anyMatch(entry -> entry.event() instanceof RunEvent.Proposed(var request, _, _)
                        && request.plan().digest().startsWith(word));
    }

    private static String nothing(String word) {
        return word.length() < Digest.SHORTEST
                ? word + " is too short; write the run's id or at least " + Digest.SHORTEST
                        + " characters of its plan's digest"
                : "no run is called " + word + "; `quorate record list` shows them all";
    }

    private static String list(List<RunId> runs) {
        return runs.stream().map(RunId::value).collect(Collectors.joining(", "));
    }
}
