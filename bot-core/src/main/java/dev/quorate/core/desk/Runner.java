package dev.quorate.core.desk;

import dev.quorate.core.approval.Permit;
import dev.quorate.core.notice.Leavings;
import dev.quorate.core.notice.Summary;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Next;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks one permitted plan: asks the pure room what comes next, and does that, until the run is over or
/// waits for a person. Cannot be made without a Permit.
final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Permit permit;
    private final RunId run;
    private final Ledger ledger;
    private final Clock clock;
    private final StepWalk steps;
    private final Gate gate;
    private final Desk.Watched cluster;
    private final BooleanSupplier goingDown;

    Runner(
            Permit permit,
            RunId run,
            Desk.Watched cluster,
            Ledger ledger,
            Gate gate,
            Clock clock,
            BooleanSupplier goingDown) {
        this.permit = permit;
        this.run = run;
        this.ledger = ledger;
        this.gate = gate;
        this.cluster = cluster;
        this.clock = clock;
        this.goingDown = goingDown;
        this.steps = new StepWalk(permit.plan(), run, cluster, ledger, clock, goingDown);
    }

    /// Returns when the run is over, waits for a person, or was parked because the bot goes down.
    void walk() {
        try (steps) {
            var onward = goingDown.getAsBoolean() || passesGate(ledger.progress(run));
            while (onward) {
                onward = walkOn(ledger.progress(run));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            park();
        } catch (Journal.JournalException e) {
            LOG.error("run {} stands still: its record cannot be written", run, e);
            ledger.lament(
                    run,
                    "Run " + run
                            + " stands still: its record cannot be written, and nothing runs that is not on record. "
                            + e.getMessage()
                            + ". When that is mended, restart me, or leave it to the bot that leads: the run is looked"
                            + " at where it stood.");
        } catch (RuntimeException e) {
            LOG.error("run {} met a bug", run, e);
            ledger.append(
                    run,
                    new RunEvent.NeedsPerson(
                            "Something in me broke (" + e.getClass().getSimpleName() + "); nothing more is done.",
                            List.of("retry", "abort")));
        }
    }

    /// However the run got here, by a vote, by somebody's word or after a crash: those who approved it are
    /// looked at again.
    private boolean passesGate(Progress progress) {
        var objection = gate.objection(progress, cluster.inventory().rooms());
        objection.ifPresent(why -> hold(progress, why));
        return objection.isEmpty();
    }

    private void hold(Progress progress, String why) {
        if (!progress.touched()) {
            close(RunState.VOID, why + " Nothing was changed; ask again for a plan of what is there now.");
        } else if (progress.mark().isBack() && isAbortedAgain()) {
            close(RunState.FAILED, "Given up, and left as it is: " + why + " " + Leavings.of(progress));
        } else {
            ledger.append(
                    run,
                    new RunEvent.NeedsPerson(
                            why + " `retry` looks again."
                                    + (progress.mark().isBack()
                                            ? " `abort` once more ends the run and leaves everything as it is. "
                                            : " ")
                                    + Leavings.of(progress),
                            List.of("retry", "abort")));
        }
    }

    /// Whether giving up has been asked for before and nothing could be done since: a cluster must not stay
    /// taken because an approver has left for good.
    private boolean isAbortedAgain() {
        return ledger.journal().entries(run).reversed().stream()
                        .map(Entry::event)
                        .takeWhile(event -> switch (event) {
                            case RunEvent.AbortAsked _,
                                    RunEvent.RetryAsked _,
                                    RunEvent.NeedsPerson _,
                                    RunEvent.VoteRefused _,
                                    RunEvent.Parked _,
                                    RunEvent.Recovered _ -> true;
                            default -> false;
                        })
                        .filter(RunEvent.AbortAsked.class::isInstance)
                        .count()
                > 1;
    }

    private boolean walkOn(Progress progress) throws InterruptedException {
        if (!permit.digest().equals(progress.request().plan().digest())) {
            throw new IllegalStateException("the permit is for another plan");
        }
        var next = Next.of(progress);
        if (goingDown.getAsBoolean() && !(next instanceof Next.Nothing || next instanceof Next.Wait)) {
            park();
            return false;
        }
        return switch (next) {
            case Next.Begin(var mark) -> steps.begin(progress, mark);
            case Next.Prove(var mark) -> steps.prove(mark);
            case Next.FindOut(var mark) -> steps.findOut(mark);
            case Next.Stop _ -> {
                ledger.append(run, new RunEvent.Stopped(Leavings.of(progress)));
                yield false;
            }
            case Next.Ask(var mark) -> ask(progress, mark);
            case Next.Finish _ ->
                close(RunState.DONE, Summary.done(progress, ledger.journal().entries(run), clock.now()));
            case Next.GiveUp _ -> close(RunState.FAILED, Leavings.afterAbort(progress));
            case Next.Wait _, Next.Nothing _ -> false;
        };
    }

    private boolean ask(Progress progress, Mark mark) {
        ledger.append(
                run,
                new RunEvent.NeedsPerson(
                        mark + " failed: " + progress.last() + ". " + Leavings.of(progress)
                                + (mark.isBack() ? " `abort` leaves it as it is and takes back the rest." : ""),
                        List.of("retry", "abort")));
        return false;
    }

    private boolean close(RunState state, String summary) {
        ledger.append(run, new RunEvent.Closed(state, summary));
        return false;
    }

    private void park() {
        var progress = ledger.progress(run);
        if (progress.state() == RunState.RUNNING) {
            ledger.append(run, new RunEvent.Parked(Leavings.of(progress)));
        }
    }
}
