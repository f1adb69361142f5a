package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.LayoutBlock;
import dev.quorate.core.layout.Facts;
import dev.quorate.core.layout.Headline;
import dev.quorate.core.layout.Line;
import dev.quorate.core.layout.SmallPrint;
import dev.quorate.core.layout.StepLines;
import dev.quorate.core.notice.Card;
import dev.quorate.core.run.RunState;
import java.util.ArrayList;
import java.util.List;

/// The one card of a run, in each of its states: the state in words, the risk, who and until when, the
/// steps, the votes, and the buttons of that state. It is edited in place, always with its blocks: an edit
/// of the text alone would leave old buttons standing.
public final class CardMessage {
    /// For the header, the small print and the buttons with their dialogs.
    private static final int FURNITURE = 1_700;

    private CardMessage() {}

    public static Message of(Card card) {
        var steps = steps(card);
        return message(card, Headline.of(card), steps, Buttons.of(card, steps.hidden() == 0));
    }

    /// The same, for a plan that nobody is asked to approve.
    static Message preview(Card card) {
        var steps = steps(card);
        return message(
                card, "Plan only, nobody is asked: " + card.request().plan().title(), steps, List.of());
    }

    /// Whether every step of the plan and every note on it stand on the card. If not, it is approved only
    /// by those who had the whole plan before them.
    public static boolean showsAll(Card card) {
        return steps(card).hidden() == 0;
    }

    private static Message message(Card card, String header, StepLines steps, List<LayoutBlock> buttons) {
        var facts = Facts.of(card);
        var soFar = Facts.soFar(card);
        var blocks = new ArrayList<LayoutBlock>();
        blocks.add(Paper.header(header));
        if (card.state() != RunState.WAITING) {
            blocks.addAll(Paper.lines(soFar));
        }
        blocks.addAll(Paper.lines(facts));
        blocks.addAll(Paper.lines(steps.lines()));
        if (card.state() == RunState.WAITING) {
            blocks.addAll(Paper.lines(soFar));
        }
        blocks.add(Paper.small(SmallPrint.of(card, steps.hidden() == 0)));
        blocks.addAll(buttons);
        var text = new ArrayList<>(List.of(Line.of(Headline.brief(card)), Line.of(Headline.state(card) + ".")));
        text.addAll(soFar);
        text.addAll(facts);
        text.addAll(steps.lines());
        return new Message(Paper.fallback(text), blocks);
    }

    private static StepLines steps(Card card) {
        var taken = FURNITURE + Line.characters(Facts.of(card)) + Line.characters(Facts.soFar(card));
        return StepLines.of(card, Room.MESSAGE - taken, Room.BLOCK - 1);
    }
}
