package dev.quorate.deploy.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.quorate.core.layout.Inert;
import dev.quorate.core.notice.CardText;
import dev.quorate.core.notice.PlainText;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.journal.Sealed;
import java.util.ArrayList;
import java.util.List;

/// A run's record to be kept or read elsewhere. What people and hosts wrote is text and nothing else in each format.
public final class RunPaper {
    private final RunStory story;
    private final Progress last;
    private final List<Sealed> sealed;

    /// Both of one run, all of it.
    public RunPaper(List<Entry> entries, List<Sealed> sealed) {
        this.story = RunStory.of(entries);
        this.last = Progress.of(entries);
        this.sealed = List.copyOf(sealed);
    }

    /// For `quorate record verify FILE`: every event as it is stored, its place and its hashes, and its words.
    public List<String> json() {
        var end = sealed.getLast();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("format", RecordFile.FORMAT)
                .put("run", last.run().value())
                .put("plan", last.request().plan().digest().hex())
                .put("state", last.state().word());
        json.putObject("checkpoint").put("position", end.position()).put("head", end.head());
        var events = json.putArray("events");
        for (var event : sealed) {
            events.addObject()
                    .put("position", event.position())
                    .put("previous", event.previous())
                    .put("run", event.run())
                    .put("sequence", event.sequence())
                    .put("at", event.at())
                    .put("kind", event.kind())
                    .put("body", event.body())
                    .put("head", event.head());
        }
        story.lines().forEach(json.putArray("text")::add);
        return List.of(json.toPrettyString());
    }

    /// Everything that somebody else wrote stands in indented blocks, in which Markdown has no signs.
    public List<String> markdown() {
        var lines = new ArrayList<String>();
        lines.add("# Run " + last.run());
        lines.add("");
        facts().forEach(fact -> lines.add("- " + fact));
        lines.addAll(List.of("", "## The plan", ""));
        plan().forEach(line -> lines.add("    " + line));
        lines.addAll(List.of("", "## What happened", ""));
        events().forEach(line -> lines.add("    " + line));
        return lines;
    }

    public List<String> html() {
        var lines = new ArrayList<String>();
        lines.add("<!doctype html>");
        lines.add("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Run " + last.run() + "</title></head><body>");
        lines.add("<h1>Run " + last.run() + "</h1>");
        lines.add("<ul>");
        facts().forEach(fact -> lines.add("<li>" + escaped(fact) + "</li>"));
        lines.add("</ul>");
        lines.add("<h2>The plan</h2>");
        lines.addAll(preformatted(plan()));
        lines.add("<h2>What happened</h2>");
        lines.addAll(preformatted(events()));
        lines.add("</body></html>");
        return lines;
    }

    private List<String> facts() {
        var end = sealed.getLast();
        var asked = (RunEvent.Proposed) story.first().event();
        return List.of(
                "State: " + last.state().word(),
                "Plan: " + last.request().plan().digest().hex(),
                "Cluster: " + last.request().plan().ask().cluster() + ", id "
                        + last.request().plan().clusterId(),
                "Asked by " + Inert.plain(last.request().asker()) + " in "
                        + Inert.plain(asked.place().room()) + " at "
                        + Times.milli(story.first().at()),
                "Record: " + sealed.size() + " events at positions "
                        + sealed.getFirst().position() + " to " + end.position() + ", head " + end.head());
    }

    private List<String> plan() {
        var card = CardText.of(last.request().plan());
        return card.lines().map(PlainText::line).toList();
    }

    private List<String> events() {
        return story.eventLines();
    }

    private static List<String> preformatted(List<String> lines) {
        var block = new ArrayList<String>();
        block.add("<pre>");
        lines.forEach(line -> block.add(escaped(line)));
        block.add("</pre>");
        return block;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
