package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.LayoutBlock;
import dev.quorate.core.layout.Line;
import dev.quorate.core.layout.WholePlan;
import dev.quorate.core.notice.Card;
import java.util.List;

/// A plan with every command of it and the content of every file that it writes.
public final class FullPlan {
    private FullPlan() {}

    /// For a modal: the plan, page by page; where not even a modal can hold it, where it stands.
    static List<LayoutBlock> pages(Card card) {
        return fitsModal(card)
                ? Paper.preformatted(WholePlan.lines(card))
                : Paper.lines(List.of(
                        Line.bold("The whole plan does not fit here. Read it in the thread before you approve."),
                        WholePlan.standsIn(WholePlan.document(card))));
    }

    /// Whether the modal of an approval holds the whole plan. Where it does not, the file must be in the
    /// thread before the modal is opened.
    public static boolean fitsModal(Card card) {
        var lines = WholePlan.lines(card);
        return Line.characters(lines) <= Room.MODAL
                && lines.stream().mapToInt(line -> bytes(line.plain())).sum() <= Room.MODAL_BYTES
                && lines.stream().allMatch(line -> line.length() < Room.BLOCK - 1);
    }

    /// As JSON at worst: signs that HTML knows are written as six letters, others as up to three bytes.
    private static int bytes(String text) {
        return text.chars()
                .map(c -> "<>&='\"\\".indexOf(c) >= 0 ? 6 : c < 0x80 ? 1 : 3)
                .sum();
    }
}
