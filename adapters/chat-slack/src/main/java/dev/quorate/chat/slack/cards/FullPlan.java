package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.LayoutBlock;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.CardText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A plan with every command of it and the content of every file that it writes.
public final class FullPlan {
    private FullPlan() {}

    /// As a file. The same plan gives the same bytes, so that its checksum can be compared.
    public static Document document(Card card) {
        var digest = card.request().plan().digest();
        var text = String.join("\n", lines(card).stream().map(Line::plain).toList());
        return new Document(
                "plan-" + digest.brief() + ".txt",
                Inert.plain(
                        "Plan " + digest.brief() + ": " + card.request().plan().title()),
                text + "\n\ndigest of the plan: " + digest.hex() + "\n");
    }

    /// The answer to Show plan: in the thread, and as a file where a message cannot hold it.
    public static Rendered reply(Card card) {
        var heading = Line.bold("The whole plan ")
                .andCode(card.request().plan().digest().brief())
                .and(": " + card.request().plan().title() + ".");
        var lines = lines(card);
        if (Paper.characters(lines) + heading.length() < Budget.MESSAGE - 200) {
            var blocks = new ArrayList<>(Paper.lines(List.of(heading)));
            blocks.addAll(Paper.preformatted(lines));
            return Rendered.of(new Message(Paper.fallback(List.of(heading)), blocks));
        }
        var document = document(card);
        var where = List.of(heading, standsAsFile(document));
        return new Rendered(new Message(Paper.fallback(where), Paper.lines(where)), Optional.of(document));
    }

    /// For a modal: the plan, page by page; where not even a modal can hold it, where it stands.
    static List<LayoutBlock> pages(Card card) {
        return fitsModal(card)
                ? Paper.preformatted(lines(card))
                : Paper.lines(List.of(
                        Line.bold("The whole plan does not fit here. Read it in the thread before you approve."),
                        standsAsFile(document(card))));
    }

    /// Whether the modal of an approval holds the whole plan. Where it does not, the file must be in the
    /// thread before the modal is opened.
    public static boolean fitsModal(Card card) {
        var lines = lines(card);
        return Paper.characters(lines) <= Budget.MODAL
                && lines.stream().mapToInt(line -> bytes(line.plain())).sum() <= Budget.MODAL_BYTES
                && lines.stream().allMatch(line -> line.length() < Budget.BLOCK - 1);
    }

    /// As JSON at worst: signs that HTML knows are written as six letters, others as up to three bytes.
    private static int bytes(String text) {
        return text.chars()
                .map(c -> "<>&='\"\\".indexOf(c) >= 0 ? 6 : c < 0x80 ? 1 : 3)
                .sum();
    }

    private static Line standsAsFile(Document document) {
        return Line.of("Every command and every file stands in ")
                .andCode(document.fileName())
                .and(" in the thread of the card, SHA-256 ")
                .andCode(document.sha256())
                .and(".");
    }

    private static List<Line> lines(Card card) {
        var text = CardText.of(card.request().plan()) + "\n\n" + CardText.full(card);
        return Arrays.stream(text.split("\n", -1)).map(Line::of).toList();
    }
}
