package dev.quorate.core.run;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a run stands: the fold of its events, and nothing but.
///
/// - `place`: where it was asked for; `mirrors`: where it is shown besides, at most one in each other chat
/// - `mark`, `phase`: the step that is next or under way, and what is known of it
/// - `verified`: steps proven so far, walking forward; `begun`: the last step that was ever intended
/// - `baseline`: the last state that was looked at and accepted; the next look is compared with it
/// - `deferrals`: how often the step at `mark` was put off in a row
/// - `misses`: how often it was tried in a row and proven not to have happened
/// - `left`: steps that could not be taken back and that a person said to leave
/// - `last`: the latest sentence about it; `choices`: what a person may say now
/// - `permitted`: when the last vote came in, Instant.EPOCH before
public record Progress(
        RunId run,
        Request request,
        Place place,
        List<Place> mirrors,
        RunState state,
        List<Vote> votes,
        Mark mark,
        Phase phase,
        int verified,
        int begun,
        Fingerprint baseline,
        int deferrals,
        int misses,
        boolean stopAsked,
        List<Integer> left,
        List<String> choices,
        String last,
        Instant permitted,
        Instant updated,
        long sequence) {
    /// What is known of the step at the mark.
    public enum Phase {
        UNTOUCHED,
        INTENDED,
        ACTED,
        UNKNOWN,
        /// Refused, or the check before it did not hold.
        FAILED,
        /// The act was answered with success, and its proof did not come in time.
        ACTED_IN_VAIN;

        boolean mayHaveActed() {
            return this != UNTOUCHED && this != FAILED;
        }
    }

    public Progress {
        mirrors = List.copyOf(mirrors);
        votes = List.copyOf(votes);
        left = List.copyOf(left);
        choices = List.copyOf(choices);
    }

    /// The fold. The first entry of a run is its proposal.
    public static Progress of(List<Entry> entries) {
        if (entries.isEmpty() || !(entries.getFirst().event() instanceof RunEvent.Proposed proposed)) {
            throw new IllegalArgumentException("a run begins with its proposal");
        }
        var fold = new Fold(entries.getFirst(), proposed);
        entries.subList(1, entries.size()).forEach(fold::apply);
        return fold.frozen();
    }

    /// One event further.
    public Progress with(Entry entry) {
        var fold = new Fold(this);
        fold.apply(entry);
        return fold.frozen();
    }

    /// Everywhere it is shown; first where it was asked for.
    public List<Place> places() {
        return Stream.concat(Stream.of(place), mirrors.stream()).toList();
    }

    /// Where it is shown in this chat, if it is.
    public Optional<Place> placeIn(String chat) {
        return places().stream().filter(one -> one.chat().equals(chat)).findFirst();
    }

    public int steps() {
        return request.plan().steps().size();
    }

    /// Whether anything was changed, or may have been.
    public boolean touched() {
        return request.plan().steps().subList(0, Math.min(begun, steps())).stream()
                .anyMatch(step -> step.changes() && step.risk() != dev.quorate.core.plan.Risk.READ_ONLY);
    }

    /// The steps without a way back that have been done, or may have been; from the first on.
    public List<Integer> pointsPassed() {
        var last = mark.isBack() || !phase.mayHaveActed() ? verified : Math.max(verified, mark.step());
        return java.util.stream.IntStream.rangeClosed(1, Math.min(last, steps()))
                .filter(number -> request.plan().step(number).pointOfNoReturn())
                .boxed()
                .toList();
    }
}
