package dev.quorate.chat.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A notice as the JSON objects of `--json`: the fields that every line has, in their order, then those of
/// the kind. One notice is one object; lines of a host's journal are one object each.
record NoticeJson(Instant at, Place place) {
    /// Digests are told by their first characters, as people type them.
    private static final int BRIEF = 8;

    /// `first`: the card of this run was not shown in this room before.
    List<ObjectNode> of(Notice notice, boolean first) {
        return switch (notice) {
            case Notice.CardShown(var card) -> {
                var json = new CardJson(card, this);
                yield List.of(first ? json.plan() : json.update());
            }
            case Notice.PlanPreviewed preview -> List.of(new CardJson(preview.card(), this).preview(preview.text()));
            case Notice.HostLines lines -> journal(lines);
            case Notice.Refused refused -> List.of(refusal(refused));
            case Notice.VoteCast vote -> List.of(vote(vote));
            case Notice.RunChanged(var run, var plan, var state, var text) ->
                List.of(fields("run", plan, run.value(), 0, state.word(), text).node());
            case Notice.StepChanged step -> List.of(step(step));
            case Notice.HealthSeen health -> List.of(health(health));
            case Notice.Answered(var text, _) ->
                List.of(fields("answer", "", "", 0, "", text).node());
            case Notice.Broken(var text) -> List.of(error(text));
        };
    }

    ObjectNode error(String text) {
        return fields("error", "", "", 0, "", text).node();
    }

    private ObjectNode refusal(Notice.Refused refused) {
        var refusal = refused.refusal();
        return fields("refusal", "", "", 0, "", refusal.text())
                .with("what", refusal.what())
                .with("why", refusal.why())
                .with("instead", refusal.instead())
                .node();
    }

    private ObjectNode vote(Notice.VoteCast vote) {
        return ofRun("vote", vote.plan(), vote.run(), 0, vote.counted() ? "counted" : "not-counted", vote.text())
                .with("person", vote.person())
                .with("counted", vote.counted())
                .node();
    }

    private ObjectNode step(Notice.StepChanged step) {
        var mark = step.mark();
        return ofRun("step", step.plan(), step.run(), mark.step(), step.state().word(), step.text())
                .with("way", mark.way().name().toLowerCase(Locale.ROOT))
                .node();
    }

    private List<ObjectNode> journal(Notice.HostLines heard) {
        return heard.lines().stream()
                .map(line -> ofRun(
                                "journal",
                                heard.plan(),
                                heard.run(),
                                heard.mark().step(),
                                "",
                                line)
                        .with("host", heard.host().value())
                        .with("unit", heard.unit())
                        .node())
                .toList();
    }

    private ObjectNode health(Notice.HealthSeen health) {
        return fields("health", "", health.run(), 0, health.healthy() ? "healthy" : "unhealthy", health.text())
                .with("healthy", health.healthy())
                .node();
    }

    private Fields ofRun(String kind, String plan, RunId run, int step, String state, String text) {
        return fields(kind, plan, run.value(), step, state, text);
    }

    /// What every line has. A field that a kind has no use for is null, so that each line has the same shape.
    Fields fields(String kind, String plan, String run, int step, String state, String text) {
        return new Fields(Wire.object())
                .with("at", at.toString())
                .with("kind", kind)
                .with("room", place.room())
                .with("thread", place.thread())
                .with("plan", plan.substring(0, Math.min(BRIEF, plan.length())))
                .with("run", run)
                .withStep(step)
                .with("state", state)
                .with("text", text);
    }
}
