package dev.quorate.journal;

import dev.quorate.core.run.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walks the whole record once, page by page.
final class Verifying {
    private final SealTable seals;
    private final Optional<Checkpoint> witness;

    Verifying(SealTable seals, Optional<Checkpoint> witness) {
        this.seals = seals;
        this.witness = witness;
    }

    Verification run() {
        Optional<Sealed> last = Optional.empty();
        for (var page = seals.behind(0);
                !page.isEmpty();
                page = seals.behind(last.orElseThrow().position())) {
            var broken = broken(last, page);
            if (broken.isPresent()) {
                return new Verification.Broken(broken.get());
            }
            last = Optional.of(page.getLast());
        }
        var unsealed = seals.unsealed();
        if (unsealed.isPresent()) {
            return new Verification.Broken(unsealed.get() + " was put in beside the record: it has no seal.");
        }
        var misplaced = seals.misplacedRun();
        if (misplaced.isPresent()) {
            return new Verification.Broken("The list of runs is not that of the record: " + misplaced.get());
        }
        var end = last.map(Sealed::checkpoint).orElse(Checkpoint.EMPTY);
        return witness.filter(kept -> kept.position() > end.position()).isPresent()
                ? new Verification.Broken("The record ends at position " + end.position()
                        + ", and the checkpoint was taken at " + witness.get().position()
                        + ": its end was cut off, or an older copy was put back.")
                : new Verification.Whole(end);
    }

    private Optional<String> broken(Optional<Sealed> last, List<Sealed> page) {
        var expected = last.map(Sealed::position).orElse(0L) + 1;
        for (var event : page) {
            if (event.position() != expected) {
                return Optional.of("Position " + expected + " is missing: the next is " + event.where() + ".");
            }
            if (isAnother(event)) {
                return Optional.of(event.where() + " is not what the checkpoint was taken of: the record was written"
                        + " anew from here or from before.");
            }
            expected++;
        }
        var all = new ArrayList<Sealed>();
        last.ifPresent(all::add);
        all.addAll(page);
        return Verification.misfit(all);
    }

    private boolean isAnother(Sealed event) {
        return witness.filter(kept -> kept.position() == event.position())
                .filter(kept -> !event.head().startsWith(kept.head()))
                .isPresent();
    }
}
