package dev.quorate.core.layout;

import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.CardText;
import java.util.Arrays;
import java.util.List;

/// A plan with every command of it and the content of every file that it writes.
public final class WholePlan {
    private WholePlan() {}

    public static List<Line> lines(Card card) {
        var text = CardText.of(card.request().plan()) + "\n\n" + CardText.full(card);
        return Arrays.stream(text.split("\n", -1)).map(Line::of).toList();
    }

    /// As a file. The same plan gives the same bytes, so that its checksum can be compared.
    public static Document document(Card card) {
        var plan = card.request().plan();
        var digest = plan.digest();
        var text = String.join("\n", lines(card).stream().map(Line::plain).toList());
        return new Document(
                "plan-" + digest.brief() + ".txt",
                Inert.plain("Plan " + digest.brief() + ": " + plan.title()),
                text + "\n\ndigest of the plan: " + digest.hex() + "\n");
    }

    public static Line heading(Card card) {
        return Line.bold("The whole plan ")
                .andCode(card.request().plan().digest().brief())
                .and(": " + card.request().plan().title() + ".");
    }

    public static Line standsIn(Document document) {
        return Line.of("Every command and every file stands in ")
                .andCode(document.fileName())
                .and(" in the thread of the card, SHA-256 ")
                .andCode(document.sha256())
                .and(".");
    }
}
