package dev.quorate.chat.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.CardText;
import dev.quorate.core.plan.Commands;
import dev.quorate.core.plan.Forecast;
import dev.quorate.core.plan.Step;
import java.util.List;
import java.util.stream.IntStream;

/// A card as JSON: whole as `plan`, the first time that a room sees it, and what moved as `card` from then on.
record CardJson(Card card, NoticeJson line) {
    ObjectNode plan() {
        return asked(described(fields("plan", CardText.of(card)))).node();
    }

    /// The plan alone: it is no run's and waits for nobody, so what belongs to a request is null.
    ObjectNode preview(String text) {
        var digest = card.request().plan().digest().hex();
        return described(line.fields("plan", digest, "", 0, "", text))
                .with("expires", "")
                .with("needs", "")
                .node();
    }

    private Fields described(Fields fields) {
        var plan = card.request().plan();
        return fields.with("digest", plan.digest().hex())
                .with("cluster", plan.ask().cluster().value())
                .with("title", plan.title())
                .with("risk", plan.risk().word())
                .with("observed", plan.observedAt().toString())
                .with("asker", plan.ask().asker())
                .with("reason", plan.ask().reason().orElse(""))
                .texts("remarks", plan.remarks())
                .with("window", plan.forecast().window().orElse(""))
                .objects("steps", steps());
    }

    private Fields asked(Fields fields) {
        return fields.with("expires", card.request().expires().toString())
                .with("needs", card.request().needs())
                .objects("votes", votes())
                .with("missing", missing());
    }

    ObjectNode update() {
        return fields("card", news())
                .with("verified", card.verified())
                .with("updated", card.updated().toString())
                .objects("votes", votes())
                .with("missing", missing())
                .node();
    }

    /// People who still have to say yes.
    private int missing() {
        var yes = card.votes().stream().filter(Vote.Yes.class::isInstance).count();
        return (int) Math.max(0, card.request().rule().approvals() - yes);
    }

    private Fields fields(String kind, String text) {
        var plan = card.request().plan();
        var step = Math.clamp(card.mark().step(), 0, plan.steps().size());
        var begun = card.state().underWay() ? step : 0;
        return line.fields(
                kind,
                plan.digest().hex(),
                card.run().value(),
                begun,
                card.state().word(),
                text);
    }

    private String news() {
        return "plan " + card.request().plan().digest().brief() + " is "
                + card.state().word() + (card.last().isEmpty() ? "" : ": " + card.last());
    }

    private List<ObjectNode> steps() {
        var plan = card.request().plan();
        var forecast = plan.forecast();
        return IntStream.rangeClosed(1, plan.steps().size())
                .mapToObj(number -> step(plan.step(number), forecast.row(number)))
                .toList();
    }

    private ObjectNode step(Step step, Forecast.Row row) {
        return new Fields(Wire.object())
                .with("number", row.step())
                .with("title", step.title())
                .with("risk", step.risk().word())
                .with("target", step.target())
                .with("quorum", quorum(row))
                .with("undo", step.undo().words())
                .with("pointOfNoReturn", step.pointOfNoReturn())
                .texts(
                        "commands",
                        Commands.of(step, card.via(), card.request().plan().generation()))
                .node();
    }

    private static ObjectNode quorum(Forecast.Row row) {
        return new Fields(Wire.object())
                .with("before", row.before().toString())
                .with("during", row.during().toString())
                .with("after", row.after().toString())
                .node();
    }

    private List<ObjectNode> votes() {
        return card.votes().stream().map(CardJson::vote).toList();
    }

    private static ObjectNode vote(Vote vote) {
        return switch (vote) {
            case Vote.Yes yes ->
                voted(yes, true).with("reason", yes.reason().orElse("")).node();
            case Vote.No no -> voted(no, false).with("reason", no.reason()).node();
        };
    }

    private static Fields voted(Vote vote, boolean yes) {
        return new Fields(Wire.object())
                .with("person", vote.person())
                .with("yes", yes)
                .with("at", vote.at().toString());
    }
}
