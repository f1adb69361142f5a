package dev.quorate.core.notice;

import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people are told of an event: one line for the thread, and the card anew. Pure.
public final class Telling {
    private Telling() {}

    /// `now` and `sealed` are the progress and the record with the event in it; `via` is the endpoint that listed
    /// commands point at.
    public static List<Notice> of(RunEvent event, Progress now, Url via, Checkpoint sealed) {
        var notices = new ArrayList<>(lines(event, now, sealed));
        if (!(event instanceof RunEvent.Heard || event instanceof RunEvent.VoteRefused)) {
            notices.add(new Notice.CardShown(Card.of(now, via)));
        }
        return notices;
    }

    private static List<Notice> lines(RunEvent event, Progress now, Checkpoint sealed) {
        return switch (event) {
            case RunEvent.Proposed _ -> List.of();
            case RunEvent.Voted(var vote) -> List.of(vote(now, vote));
            case RunEvent.VoteRefused(var person, var account, var refusal) ->
                List.of(new Notice.VoteCast(
                        now.run(), digest(now), person.isEmpty() ? account : person, false, refusal.text()));
            case RunEvent.Permitted(var by) ->
                List.of(run(now, "running: approved by " + String.join(", ", by) + ", looking before step 1"));
            case RunEvent.Intended(var mark) -> List.of(step(now, mark, Notice.StepState.STARTED, title(now, mark)));
            case RunEvent.Acted(var mark, var notes) ->
                notes.isEmpty()
                        ? List.of()
                        : List.of(step(now, mark, Notice.StepState.ACTED, String.join("; ", notes)));
            case RunEvent.Deferred(var mark, var why, var pause) ->
                List.of(step(
                        now,
                        mark,
                        Notice.StepState.DEFERRED,
                        "not now: " + why + "; again in " + pause.toSeconds() + " s"));
            case RunEvent.Unknown(var mark, var why) ->
                List.of(step(now, mark, Notice.StepState.UNKNOWN, "outcome unknown: " + why + "; looking"));
            case RunEvent.NotDone(var mark, var proof) ->
                List.of(step(now, mark, Notice.StepState.NOT_DONE, "it did not happen: " + proof));
            case RunEvent.Verified verified -> verified(now, verified);
            case RunEvent.Failed(var mark, var why, var acted) ->
                List.of(step(
                        now, mark, Notice.StepState.FAILED, (acted ? "done, but not proven: " : "failed: ") + why));
            case RunEvent.NeedsPerson(var why, var choices) ->
                List.of(run(now, "needs a person: " + why + " Say " + choices(choices) + "."));
            case RunEvent.Heard(var mark, var host, var lines) ->
                List.of(new Notice.HostLines(
                        now.run(), digest(now), mark, host, unit(now.request().plan()), lines));
            case RunEvent.StopAsked(var person) ->
                List.of(run(now, person + " asked to stop: the step that runs is finished first"));
            case RunEvent.Stopped(var left) -> List.of(run(now, "stopped: " + left + " Say `resume` or `abort`."));
            case RunEvent.Resumed(var person) -> List.of(run(now, "running: " + person + " resumed it"));
            case RunEvent.RetryAsked(var person) -> List.of(run(now, "running: " + person + " retries " + now.mark()));
            case RunEvent.AbortAsked(var person) ->
                List.of(run(now, "running: " + person + " aborts; taking back what can be taken back"));
            case RunEvent.Parked(var left) -> List.of(run(now, "paused: I am going down. " + left));
            case RunEvent.Recovered(var where) -> List.of(run(now, now.state().word() + ": I was away. " + where));
            case RunEvent.Closed(var state, var summary) ->
                List.of(run(now, state.word() + ": " + summary + kept(sealed)));
        };
    }

    /// Who reads it in a chat keeps it where the record's owner cannot change it.
    private static String kept(Checkpoint sealed) {
        return sealed.equals(Checkpoint.EMPTY) ? "" : " Checkpoint of the record: " + sealed.text() + ".";
    }

    /// One line that names the record's end together with the run whose end it is; empty while it goes on, and for
    /// a record without hashes.
    public static Optional<String> checkpoint(Progress now, Checkpoint sealed) {
        if (!now.state().over() || sealed.equals(Checkpoint.EMPTY)) {
            return Optional.empty();
        }
        return Optional.of("checkpoint " + sealed.text() + " of the record: run " + now.run() + " on "
                + now.request().plan().ask().cluster() + " " + now.state().word() + ", its event " + now.sequence());
    }

    private static List<Notice> verified(Progress now, RunEvent.Verified event) {
        var text = (event.already() ? "already so: " : "") + event.proof() + " ("
                + event.evidence().line() + ")";
        var line = step(now, event.mark(), Notice.StepState.VERIFIED, text);
        var quiet = !event.mark().isBack()
                && !now.request().plan().step(event.mark().step()).changes();
        return quiet
                ? List.of(line)
                : List.of(line, new Notice.HealthSeen(now.run().value(), everybody(event), health(event)));
    }

    private static boolean everybody(RunEvent.Verified event) {
        var quorum = event.quorum();
        return quorum.voters() > 0 && quorum.healthy() == quorum.voters();
    }

    private static String health(RunEvent.Verified event) {
        var down = event.seen().facts().entrySet().stream()
                .filter(fact ->
                        fact.getKey().startsWith("health/") && fact.getValue().equals("down"))
                .map(fact -> fact.getKey().substring("health/".length()))
                .filter(id ->
                        event.seen().facts().getOrDefault("member/" + id, "").endsWith("voter"))
                .toList();
        if (event.quorum().voters() == 0) {
            return "health: no quorum to be seen";
        }
        return "health: " + event.quorum().words()
                + (down.isEmpty() ? "" : ", down: " + String.join(", ", down))
                + leader(event.seen());
    }

    private static String leader(Fingerprint seen) {
        var leader = seen.facts().get("leader");
        return leader == null ? "" : ", leader " + leader;
    }

    private static Notice vote(Progress now, Vote vote) {
        var text = switch (vote) {
            case Vote.Yes yes -> yes.person() + " approved " + digest(now);
            case Vote.No no -> no.person() + " denied " + digest(now) + " because " + no.reason();
        };
        return new Notice.VoteCast(now.run(), digest(now), vote.person(), true, text);
    }

    private static Notice run(Progress now, String text) {
        return new Notice.RunChanged(now.run(), digest(now), now.state(), text);
    }

    private static Notice step(Progress now, Mark mark, Notice.StepState state, String text) {
        return new Notice.StepChanged(
                now.run(), digest(now), mark, state, sign(state) + " " + mark + " of " + now.steps() + ": " + text);
    }

    private static String sign(Notice.StepState state) {
        return switch (state) {
            case STARTED -> "...";
            case ACTED, WAITING -> "  .";
            case VERIFIED -> "ok ";
            case UNKNOWN, NOT_DONE, DEFERRED -> "?? ";
            case FAILED -> "!! ";
        };
    }

    private static String title(Progress now, Mark mark) {
        var step = now.request().plan().step(mark.step());
        return mark.isBack() ? step.undo().words() + " (" + step.title() + ")" : step.title();
    }

    private static String choices(List<String> choices) {
        return String.join(
                " or ", choices.stream().map(choice -> "`" + choice + "`").toList());
    }

    private static String unit(Plan plan) {
        return plan.focus().stream().findFirst().map(focus -> focus.unit()).orElse("etcd");
    }

    private static String digest(Progress now) {
        return now.request().plan().digest().brief();
    }

    /// One line for `status`.
    public static String line(Progress now) {
        var plan = now.request().plan();
        return plan.digest().brief() + "  " + now.run() + "  " + now.state().word() + "  " + plan.title()
                + "  asked by " + now.request().asker()
                + (now.state() == RunState.WAITING
                        ? ", " + now.request().needs() + ", expires "
                                + CardText.clock(now.request().expires())
                        : ", step " + Math.min(now.verified() + 1, now.steps()) + " of " + now.steps()
                                + (now.last().isEmpty() ? "" : ": " + now.last()));
    }
}
