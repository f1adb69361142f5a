package dev.quorate.deploy.record;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One event in words, as an auditor reads it: who, what, the proof, how long. Pure.
///
/// - `took`: since the step was begun, where the event is about a step that was
/// - `total`: since the run was permitted, or asked for
record EventText(Plan plan, Optional<Duration> took, Duration total) {
    /// Lines of a host's journal are one line each; every other event is one line.
    List<String> lines(RunEvent event) {
        return event instanceof RunEvent.Heard(var mark, var host, var heard)
                ? heard.stream().map(line -> mark + ", " + host + " | " + line).toList()
                : List.of(line(event));
    }

    private String line(RunEvent event) {
        return switch (event) {
            case RunEvent.Proposed(var request, var place, var mirrors) ->
                proposed(request) + ", in " + place.room() + shownIn(mirrors);
            case RunEvent.Voted(var vote) -> vote(vote);
            case RunEvent.VoteRefused(var person, var account, var refusal) ->
                (person.isEmpty() ? "somebody unknown" : person) + " (" + account + "): " + refusal.text();
            case RunEvent.Permitted(var by) -> "permitted by " + String.join(", ", by);
            case RunEvent.Intended(var mark) -> title(mark) + ": begun";
            case RunEvent.Acted(var mark, var notes) ->
                mark + ": answered with success" + after() + said(String.join("; ", notes));
            case RunEvent.Deferred(var mark, var why, var pause) ->
                mark + ": not now, nothing was changed: " + why + "; again in " + Times.words(pause);
            case RunEvent.Unknown(var mark, var why) ->
                mark + ": nobody knows whether it happened" + after() + said(why);
            case RunEvent.NotDone(var mark, var proof) -> mark + ": it did not happen" + said(proof);
            case RunEvent.Verified verified -> verified(verified);
            case RunEvent.Failed(var mark, var why, var acted) ->
                mark + ": " + (acted ? "done, but not proven" : "failed") + after() + said(why);
            case RunEvent.NeedsPerson(var why, var choices) ->
                "needs a person: " + why + said(String.join(" or ", choices));
            case RunEvent.Heard(var mark, var host, var lines) -> mark + ", " + host + " | " + lines.size() + " lines";
            case RunEvent.StopAsked(var person) -> person + " asked to stop";
            case RunEvent.Stopped(var left) -> "stopped" + said(left);
            case RunEvent.Resumed(var person) -> person + " resumed it";
            case RunEvent.RetryAsked(var person) -> person + " asked to retry";
            case RunEvent.AbortAsked(var person) -> person + " asked to abort: taking back what can be taken back";
            case RunEvent.Parked(var left) -> "the bot went down in good order" + said(left);
            case RunEvent.Recovered(var where) -> "the bot came back" + said(where);
            case RunEvent.Closed(var state, var summary) ->
                state.word() + " after " + Times.words(total) + said(summary);
        };
    }

    private String proposed(Request request) {
        var ask = plan.ask();
        return request.asker() + " asked for plan " + plan.digest().brief() + " in " + ask.cluster() + ": "
                + plan.title() + ", " + plan.steps().size() + " steps, "
                + plan.risk().word()
                + ask.reason().map(why -> ", because " + why).orElse(", no reason given") + "; " + request.needs()
                + ", until " + Times.second(request.expires());
    }

    private static String shownIn(List<Place> mirrors) {
        return mirrors.isEmpty()
                ? ""
                : ", shown in " + mirrors.stream().map(Place::room).collect(Collectors.joining(", ")) + " too";
    }

    private static String vote(Vote vote) {
        return switch (vote) {
            case Vote.Yes(var person, var account, var digest, _, var reason, var named) ->
                person + " (" + account + ") approved " + digest.brief()
                        + named.map(name -> ", typing " + name).orElse("")
                        + reason.map(why -> ", because " + why).orElse("");
            case Vote.No(var person, var account, var digest, _, var reason) ->
                person + " (" + account + ") denied " + digest.brief() + ", because " + reason;
        };
    }

    private String verified(RunEvent.Verified event) {
        return title(event.mark()) + ": " + (event.already() ? "already so" : "proven" + after()) + said(event.proof())
                + " [" + event.evidence().source() + " at "
                + Times.milli(event.evidence().at()) + " in "
                + Times.words(event.evidence().took()) + "; " + event.quorum().words() + "]";
    }

    private String title(Mark mark) {
        return mark + " (" + plan.step(mark.step()).title() + ")";
    }

    private String after() {
        return took.map(time -> " after " + Times.words(time)).orElse("");
    }

    private static String said(String text) {
        return text.isEmpty() ? "" : ": " + text;
    }
}
