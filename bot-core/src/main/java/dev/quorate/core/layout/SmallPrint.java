package dev.quorate.core.layout;

import dev.quorate.core.notice.Card;
import dev.quorate.core.run.RunState;

/// What stands below a card: the names of the run and the plan, and what may be typed instead of a click.
public final class SmallPrint {
    private SmallPrint() {}

    /// Words are offered only for a plan that was shown whole.
    ///
    /// - `whole`: whether the card shows every step
    public static String of(Card card, boolean whole) {
        return "Run " + card.run() + ". Digest "
                + card.request().plan().digest().hex() + "."
                + (card.state() == RunState.WAITING && whole ? words(card) : "");
    }

    private static String words(Card card) {
        var plan = card.request().plan();
        var cluster =
                card.request().rule().typeClusterName() ? " on " + plan.ask().cluster() : "";
        return " To type instead: approve " + plan.digest().brief() + cluster
                + (Choices.wantsReason(card) ? " because ..." : "") + ".";
    }
}
