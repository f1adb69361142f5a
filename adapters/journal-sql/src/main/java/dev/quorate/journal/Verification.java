package dev.quorate.journal;

import dev.quorate.core.run.Checkpoint;
import java.util.List;
import java.util.Optional;

/// What came of holding a record against its own hashes, and against a checkpoint that somebody kept elsewhere.
public sealed interface Verification {
    /// Everything fits; `last` is where it ends.
    record Whole(Checkpoint last) implements Verification {}

    /// `first` is one sentence about the first thing that does not fit.
    record Broken(String first) implements Verification {}

    /// Events in order. Those of one run alone have gaps between their positions, where other runs' events stand:
    /// then each is held against the head that it names.
    static Optional<String> misfit(List<Sealed> events) {
        Optional<Sealed> before = Optional.empty();
        for (var event : events) {
            var why = why(event, before);
            if (why.isPresent()) {
                return Optional.of(event.where() + " " + why.get());
            }
            before = Optional.of(event);
        }
        return Optional.empty();
    }

    private static Optional<String> why(Sealed event, Optional<Sealed> before) {
        if (event.body().isEmpty()) {
            return Optional.of("is gone: only its seal is left.");
        }
        if (before.isPresent() && event.position() <= before.get().position()) {
            return Optional.of("stands in the wrong order.");
        }
        if (before.isPresent()
                && event.position() == before.get().position() + 1
                && !event.previous().equals(before.get().head())) {
            return Optional.of("does not follow from the one before it: something was taken out, put in or changed.");
        }
        return event.isIntact() ? Optional.empty() : Optional.of("was changed after it was written.");
    }
}
