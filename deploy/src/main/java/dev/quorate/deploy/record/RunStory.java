package dev.quorate.deploy.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.notice.CardText;
import dev.quorate.core.notice.PlainText;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that happened in one run, in order: each event with its time, in words, or as JSON.
public final class RunStory {
    /// An event told: where the run stood behind it, and its lines.
    private record Told(Entry entry, Progress now, List<String> lines) {}

    private final List<Told> told;
    private final Plan plan;

    private RunStory(Plan plan, List<Told> told) {
        this.plan = plan;
        this.told = told;
    }

    /// The entries of one run, all of them, the first is its proposal.
    public static RunStory of(List<Entry> entries) {
        var progress = Progress.of(entries.subList(0, 1));
        var plan = progress.request().plan();
        var begun = new HashMap<Mark, Instant>();
        var since = entries.getFirst().at();
        var told = new ArrayList<Told>();
        for (var entry : entries) {
            progress = told.isEmpty() ? progress : progress.with(entry);
            since = entry.event() instanceof RunEvent.Permitted ? entry.at() : since;
            var text = new EventText(plan, took(entry, begun), Duration.between(since, entry.at()));
            told.add(new Told(entry, progress, text.lines(entry.event())));
        }
        return new RunStory(plan, told);
    }

    /// Since the step was begun. A step may be begun again: the last beginning counts.
    private static Optional<Duration> took(Entry entry, Map<Mark, Instant> begun) {
        if (entry.event() instanceof RunEvent.Intended(var mark)) {
            begun.put(mark, entry.at());
        }
        return mark(entry.event())
                .flatMap(mark -> Optional.ofNullable(begun.get(mark)))
                .map(from -> Duration.between(from, entry.at()));
    }

    /// The plan as it was approved, then one line for each event.
    public List<String> lines() {
        var last = told.getLast();
        var lines = new ArrayList<String>();
        lines.add("run " + last.entry().run() + " - " + plan.title() + " in "
                + plan.ask().cluster() + " - " + last.now().state().word());
        lines.add("plan " + plan.digest().hex());
        CardText.of(plan).lines().map(PlainText::line).forEach(lines::add);
        lines.add("");
        lines.addAll(eventLines());
        return lines;
    }

    /// What happened, without the plan.
    List<String> eventLines() {
        return told.stream()
                .flatMap(event -> event.lines().stream().map(line -> stamp(event.entry()) + PlainText.line(line)))
                .toList();
    }

    Entry first() {
        return told.getFirst().entry();
    }

    public List<ObjectNode> json() {
        return told.stream()
                .flatMap(event -> event.lines().stream().map(line -> json(event, line)))
                .toList();
    }

    private static String stamp(Entry entry) {
        return String.format(java.util.Locale.ROOT, "%4d  %s  ", entry.sequence(), Times.milli(entry.at()));
    }

    private ObjectNode json(Told event, String line) {
        var place = event.now().place();
        var entry = event.entry();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("at", entry.at().toString())
                .put("kind", kind(entry.event()))
                .put("room", place.room())
                .put("thread", place.thread())
                .put("plan", plan.digest().hex())
                .put("run", entry.run().value())
                .put("step", mark(entry.event()).map(Mark::step).orElse(0))
                .put("state", event.now().state().word())
                .put("text", line)
                .put("sequence", entry.sequence())
                .put("event", entry.event().getClass().getSimpleName());
        if (entry.event() instanceof RunEvent.Proposed(var request, _, _)) {
            json.put("risk", plan.risk().word())
                    .put("expires", request.expires().toString());
            json.put("canonical", plan.canonical());
        }
        return json;
    }

    private static String kind(RunEvent event) {
        return switch (event) {
            case RunEvent.Proposed _ -> "plan";
            case RunEvent.Voted _, RunEvent.VoteRefused _ -> "vote";
            case RunEvent.Heard _ -> "journal";
            case RunEvent.Intended _,
                    RunEvent.Acted _,
                    RunEvent.Deferred _,
                    RunEvent.Unknown _,
                    RunEvent.NotDone _,
                    RunEvent.Verified _,
                    RunEvent.Failed _ -> "step";
            case RunEvent.Permitted _,
                    RunEvent.NeedsPerson _,
                    RunEvent.StopAsked _,
                    RunEvent.Stopped _,
                    RunEvent.Resumed _,
                    RunEvent.RetryAsked _,
                    RunEvent.AbortAsked _,
                    RunEvent.Parked _,
                    RunEvent.Recovered _,
                    RunEvent.Closed _ -> "run";
        };
    }

    /// The step that an event is about.
    private static Optional<Mark> mark(RunEvent event) {
        return switch (event) {
            case RunEvent.Intended(var mark) -> Optional.of(mark);
            case RunEvent.Acted(var mark, _) -> Optional.of(mark);
            case RunEvent.Deferred(var mark, _, _) -> Optional.of(mark);
            case RunEvent.Unknown(var mark, _) -> Optional.of(mark);
            case RunEvent.NotDone(var mark, _) -> Optional.of(mark);
            case RunEvent.Verified verified -> Optional.of(verified.mark());
            case RunEvent.Failed(var mark, _, _) -> Optional.of(mark);
            case RunEvent.Heard(var mark, _, _) -> Optional.of(mark);
            case RunEvent.Proposed _,
                    RunEvent.Voted _,
                    RunEvent.VoteRefused _,
                    RunEvent.Permitted _,
                    RunEvent.NeedsPerson _,
                    RunEvent.StopAsked _,
                    RunEvent.Stopped _,
                    RunEvent.Resumed _,
                    RunEvent.RetryAsked _,
                    RunEvent.AbortAsked _,
                    RunEvent.Parked _,
                    RunEvent.Recovered _,
                    RunEvent.Closed _ -> Optional.empty();
        };
    }
}
