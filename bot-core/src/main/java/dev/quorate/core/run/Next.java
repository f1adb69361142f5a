package dev.quorate.core.run;

import dev.quorate.core.plan.Undo;

/// What the runner does next. A pure function of the progress: after a crash the same events give the same
/// answer.
public sealed interface Next {
    /// Look, check, journal the intention, act, journal the outcome.
    record Begin(Mark mark) implements Next {}

    /// It was acted; wait for the proof.
    record Prove(Mark mark) implements Next {}

    /// It may have been acted, and nobody knows: find out by looking, never by acting again.
    record FindOut(Mark mark) implements Next {}

    /// Somebody asked for a stop, and no step is half done.
    record Stop() implements Next {}

    /// A person has to decide; nothing runs until they do.
    record Wait() implements Next {}

    /// The step failed: put the choice before a person.
    record Ask(Mark mark) implements Next {}

    /// All steps are proven.
    record Finish() implements Next {}

    /// Everything that could be taken back was.
    record GiveUp() implements Next {}

    /// The run is over or was never permitted.
    record Nothing() implements Next {}

    static Next of(Progress progress) {
        return switch (progress.state()) {
            case WAITING, DONE, FAILED, DENIED, EXPIRED, VOID -> new Nothing();
            case NEEDS_PERSON, STOPPED -> new Wait();
            case RUNNING, PAUSED -> walking(progress);
        };
    }

    private static Next walking(Progress progress) {
        var mark = progress.mark();
        if (mark.isBack() && isEndOfWayBack(progress)) {
            return new GiveUp();
        }
        if (!mark.isBack() && mark.step() > progress.steps()) {
            return new Finish();
        }
        return switch (progress.phase()) {
            case UNTOUCHED -> progress.stopAsked() ? new Stop() : new Begin(mark);
            case INTENDED, UNKNOWN -> new FindOut(mark);
            case ACTED -> new Prove(mark);
            case FAILED, ACTED_IN_VAIN -> new Ask(mark);
        };
    }

    private static boolean isEndOfWayBack(Progress progress) {
        var step = progress.mark().step();
        return step < 1 || progress.request().plan().step(step).undo() instanceof Undo.Impossible;
    }
}
