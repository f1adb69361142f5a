package dev.quorate.core.run;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The fold of a run's events while it is being made; what leaves it is a Progress.
final class Fold {
    private final RunId run;
    private final Request request;
    private final Place place;
    private final List<Place> mirrors;
    private final List<Vote> votes = new ArrayList<>();
    private RunState state = RunState.WAITING;
    private Mark mark = Mark.forward(1);
    private Progress.Phase phase = Progress.Phase.UNTOUCHED;
    private int verified;
    private int begun;
    private Fingerprint baseline;
    private int deferrals;
    private int misses;
    private boolean stopAsked;
    private final List<Integer> left = new ArrayList<>();
    private List<String> choices = List.of();
    private String last = "";
    private Instant permitted = Instant.EPOCH;
    private Instant updated;
    private long sequence;

    Fold(Entry first, RunEvent.Proposed proposed) {
        run = first.run();
        request = proposed.request();
        place = proposed.place();
        mirrors = proposed.mirrors();
        baseline = request.plan().fingerprint();
        updated = first.at();
        sequence = first.sequence();
    }

    Fold(Progress from) {
        run = from.run();
        request = from.request();
        place = from.place();
        mirrors = from.mirrors();
        votes.addAll(from.votes());
        state = from.state();
        mark = from.mark();
        phase = from.phase();
        verified = from.verified();
        begun = from.begun();
        baseline = from.baseline();
        deferrals = from.deferrals();
        misses = from.misses();
        stopAsked = from.stopAsked();
        left.addAll(from.left());
        choices = from.choices();
        last = from.last();
        permitted = from.permitted();
        updated = from.updated();
        sequence = from.sequence();
    }

    void apply(Entry entry) {
        if (entry.sequence() != sequence + 1) {
            throw new IllegalArgumentException(
                    "event " + entry.sequence() + " of " + run + " does not follow " + sequence);
        }
        sequence = entry.sequence();
        updated = entry.at();
        switch (entry.event()) {
            case RunEvent.Proposed _ -> throw new IllegalArgumentException(run + " was proposed twice");
            case RunEvent.Voted(var vote) -> votes.add(vote);
            case RunEvent.VoteRefused _, RunEvent.Heard _ -> {}
            case RunEvent.Permitted _ -> {
                goOn();
                permitted = entry.at();
            }
            case RunEvent.Intended(var at) -> {
                to(at, Progress.Phase.INTENDED);
                begun = Math.max(begun, at.step());
            }
            case RunEvent.Acted(var at, _) -> to(at, Progress.Phase.ACTED);
            case RunEvent.Unknown(var at, var why) -> fell(at, Progress.Phase.UNKNOWN, why);
            case RunEvent.NotDone(var at, var proof) -> {
                fell(at, Progress.Phase.UNTOUCHED, proof);
                misses++;
            }
            case RunEvent.Deferred(var at, var why, _) -> {
                fell(at, Progress.Phase.UNTOUCHED, why);
                deferrals++;
            }
            case RunEvent.Verified event -> proven(event);
            case RunEvent.Failed(var at, var why, var acted) ->
                fell(at, acted ? Progress.Phase.ACTED_IN_VAIN : Progress.Phase.FAILED, why);
            case RunEvent.NeedsPerson(var why, var offered) -> wait(RunState.NEEDS_PERSON, why, offered);
            case RunEvent.StopAsked _ -> stopAsked = true;
            case RunEvent.Stopped(var left) -> wait(RunState.STOPPED, left, List.of("resume", "abort"));
            case RunEvent.Parked(var left) -> wait(RunState.PAUSED, left, List.of());
            case RunEvent.Recovered _ -> state = state == RunState.PAUSED ? RunState.RUNNING : state;
            case RunEvent.Resumed _ -> goOn();
            case RunEvent.RetryAsked _ -> again();
            case RunEvent.AbortAsked _ -> turn();
            case RunEvent.Closed(var end, var summary) -> wait(end, summary, List.of());
        }
    }

    private void to(Mark at, Progress.Phase now) {
        mark = at;
        phase = now;
    }

    private void fell(Mark at, Progress.Phase now, String why) {
        to(at, now);
        last = why;
    }

    private void proven(RunEvent.Verified event) {
        var at = event.mark();
        if (!at.isBack()) {
            verified = at.step();
        }
        to(at.isBack() ? Mark.back(at.step() - 1) : Mark.forward(at.step() + 1), Progress.Phase.UNTOUCHED);
        baseline = Drift.accepted(request.plan(), begun, baseline, event.seen());
        deferrals = 0;
        misses = 0;
        last = event.proof();
    }

    private void wait(RunState now, String why, List<String> offered) {
        state = now;
        last = why;
        choices = offered;
        stopAsked = false;
    }

    private void goOn() {
        state = RunState.RUNNING;
        choices = List.of();
        stopAsked = false;
        deferrals = 0;
        misses = 0;
    }

    /// A step that failed is begun anew; one whose act went through is only looked at again; an unknown one
    /// is settled.
    private void again() {
        goOn();
        phase = switch (phase) {
            case FAILED, UNTOUCHED -> Progress.Phase.UNTOUCHED;
            case ACTED, ACTED_IN_VAIN -> Progress.Phase.ACTED;
            case INTENDED, UNKNOWN -> Progress.Phase.UNKNOWN;
        };
    }

    /// From here on steps are taken back, beginning with the one that may have done something. On the way
    /// back already, the one that cannot be taken back is left as it is, so that a host that is gone for good
    /// holds nobody up.
    private void turn() {
        goOn();
        if (mark.isBack() && phase != Progress.Phase.UNTOUCHED) {
            left.add(mark.step());
            to(Mark.back(mark.step() - 1), Progress.Phase.UNTOUCHED);
            return;
        }
        var from = mark.isBack() || phase.mayHaveActed() ? mark.step() : mark.step() - 1;
        to(Mark.back(from), Progress.Phase.UNTOUCHED);
    }

    Progress frozen() {
        return new Progress(
                run, request, place, mirrors, state, votes, mark, phase, verified, begun, baseline, deferrals, misses,
                stopAsked, left, choices, last, permitted, updated, sequence);
    }
}
