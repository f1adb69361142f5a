package dev.quorate.core.run;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.plan.Undo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where a run stands: the fold of its events, and nothing but.
///
/// - `verified`: steps proven so far, walking forward
/// - `phase`: of the step at `mark`
/// - `baseline`: the last state that was looked at and accepted; the next look is compared with it
/// - `deferrals`: how often the step at `mark` was put off in a row
public record Progress(
        RunId run,
        Request request,
        Place place,
        RunState state,
        List<Vote> votes,
        int verified,
        Mark mark,
        Phase phase,
        Fingerprint baseline,
        int deferrals,
        boolean stopAsked,
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
        /// Refused or not proven in time; `ACTED_IN_VAIN` when the act itself had been answered with success.
        FAILED,
        ACTED_IN_VAIN
    }

    public Progress {
        votes = List.copyOf(votes);
        choices = List.copyOf(choices);
    }

    /// The fold. The first entry of a run is its proposal.
    public static Progress of(List<Entry> entries) {
        if (entries.isEmpty() || !(entries.getFirst().event() instanceof RunEvent.Proposed(var request, var place))) {
            throw new IllegalArgumentException("a run begins with its proposal");
        }
        var first = entries.getFirst();
        var progress = new Progress(
                first.run(),
                request,
                place,
                RunState.WAITING,
                List.of(),
                0,
                Mark.forward(1),
                Phase.UNTOUCHED,
                request.plan().fingerprint(),
                0,
                false,
                List.of(),
                "",
                Instant.EPOCH,
                first.at(),
                first.sequence());
        for (var entry : entries.subList(1, entries.size())) {
            progress = progress.with(entry);
        }
        return progress;
    }

    /// One event further.
    public Progress with(Entry entry) {
        if (entry.sequence() != sequence + 1) {
            throw new IllegalArgumentException(
                    "event " + entry.sequence() + " of " + run + " does not follow " + sequence);
        }
        return after(entry).at(entry);
    }

    private Progress after(Entry entry) {
        return switch (entry.event()) {
            case RunEvent.Proposed _ -> throw new IllegalArgumentException(run + " was proposed twice");
            case RunEvent.Voted(var vote) -> withVote(vote);
            case RunEvent.VoteRefused _, RunEvent.Heard _ -> this;
            case RunEvent.Permitted _ -> in(RunState.RUNNING).permittedAt(entry.at());
            case RunEvent.Intended(var at) -> to(at, Phase.INTENDED);
            case RunEvent.Acted(var at, _) -> to(at, Phase.ACTED);
            case RunEvent.Unknown(var at, var why) -> to(at, Phase.UNKNOWN).saying(why);
            case RunEvent.NotDone(var at, _) -> to(at, Phase.UNTOUCHED);
            case RunEvent.Deferred(var at, var why, _) -> to(at, Phase.UNTOUCHED).deferred().saying(why);
            case RunEvent.Verified verified -> afterVerified(verified);
            case RunEvent.Failed(var at, var why, var acted) ->
                to(at, acted ? Phase.ACTED_IN_VAIN : Phase.FAILED).saying(why);
            case RunEvent.NeedsPerson(var why, var choices) ->
                in(RunState.NEEDS_PERSON).choosing(choices).saying(why);
            case RunEvent.StopAsked _ -> stopping(true);
            case RunEvent.Stopped(var left) -> in(RunState.STOPPED).stopping(false).choosing(List.of("resume", "abort")).saying(left);
            case RunEvent.Parked(var left) -> in(RunState.PAUSED).saying(left);
            case RunEvent.Recovered _ -> state == RunState.PAUSED ? in(RunState.RUNNING) : this;
            case RunEvent.Resumed _ -> in(RunState.RUNNING).stopping(false).choosing(List.of());
            case RunEvent.RetryAsked _ -> retried();
            case RunEvent.AbortAsked _ -> turned();
            case RunEvent.Closed(var end, var summary) -> in(end).choosing(List.of()).saying(summary);
        };
    }

    private Progress afterVerified(RunEvent.Verified event) {
        var at = event.mark();
        var next = at.isBack() ? Mark.back(at.step() - 1) : Mark.forward(at.step() + 1);
        return new Progress(
                run, request, place, state, votes, at.isBack() ? verified : at.step(), next, Phase.UNTOUCHED,
                event.seen(), 0, stopAsked, choices, event.proof(), permitted, updated, sequence);
    }

    /// A step that failed is begun anew; one whose act went through is only looked at again.
    private Progress retried() {
        var again = switch (phase) {
            case FAILED, UNTOUCHED -> Phase.UNTOUCHED;
            case ACTED, ACTED_IN_VAIN -> Phase.ACTED;
            case INTENDED, UNKNOWN -> Phase.UNKNOWN;
        };
        return to(mark, again).in(RunState.RUNNING).choosing(List.of()).withoutDeferrals();
    }

    /// From here on steps are taken back, beginning with the one that may have done something.
    private Progress turned() {
        var from = mark.isBack() || mayHaveActed() ? mark.step() : mark.step() - 1;
        return to(Mark.back(from), Phase.UNTOUCHED)
                .in(RunState.RUNNING)
                .stopping(false)
                .choosing(List.of())
                .withoutDeferrals();
    }

    private boolean mayHaveActed() {
        return phase != Phase.UNTOUCHED && phase != Phase.FAILED;
    }

    public int steps() {
        return request.plan().steps().size();
    }

    /// The steps that cannot be taken back and have been done, or may have been.
    public List<Integer> pointsPassed() {
        var passed = new ArrayList<Integer>();
        for (var step = 1; step <= Math.min(verified + 1, steps()); step++) {
            var done = step <= verified || (mark.step() == step && mayHaveActed());
            if (done && request.plan().step(step).undo() instanceof Undo.Impossible) {
                passed.add(step);
            }
        }
        return passed;
    }

    private Progress at(Entry entry) {
        return new Progress(
                run, request, place, state, votes, verified, mark, phase, baseline, deferrals, stopAsked, choices, last,
                permitted, entry.at(), entry.sequence());
    }

    private Progress withVote(Vote vote) {
        var all = new ArrayList<>(votes);
        all.add(vote);
        return new Progress(
                run, request, place, state, all, verified, mark, phase, baseline, deferrals, stopAsked, choices, last,
                permitted, updated, sequence);
    }

    private Progress in(RunState now) {
        return new Progress(
                run, request, place, now, votes, verified, mark, phase, baseline, deferrals, stopAsked, choices, last,
                permitted, updated, sequence);
    }

    private Progress to(Mark at, Phase now) {
        return new Progress(
                run, request, place, state, votes, verified, at, now, baseline, deferrals, stopAsked, choices, last,
                permitted, updated, sequence);
    }

    private Progress permittedAt(Instant time) {
        return new Progress(
                run, request, place, state, votes, verified, mark, phase, baseline, deferrals, stopAsked, choices, last,
                time, updated, sequence);
    }

    private Progress deferred() {
        return new Progress(
                run, request, place, state, votes, verified, mark, phase, baseline, deferrals + 1, stopAsked, choices,
                last, permitted, updated, sequence);
    }

    private Progress withoutDeferrals() {
        return new Progress(
                run, request, place, state, votes, verified, mark, phase, baseline, 0, stopAsked, choices, last,
                permitted, updated, sequence);
    }

    private Progress stopping(boolean now) {
        return new Progress(
                run, request, place, state, votes, verified, mark, phase, baseline, deferrals, now, choices, last,
                permitted, updated, sequence);
    }

    private Progress choosing(List<String> now) {
        return new Progress(
                run, request, place, state, votes, verified, mark, phase, baseline, deferrals, stopAsked, now, last,
                permitted, updated, sequence);
    }

    private Progress saying(String now) {
        return new Progress(
                run, request, place, state, votes, verified, mark, phase, baseline, deferrals, stopAsked, choices, now,
                permitted, updated, sequence);
    }
}
