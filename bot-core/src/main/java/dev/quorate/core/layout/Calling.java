package dev.quorate.core.layout;

import dev.quorate.core.notice.Card;

/// The only lines behind which anybody is mentioned. Who may approve is called once when the card opens and
/// reminded once; who asked is told that it expired.
public final class Calling {
    private Calling() {}

    public static Line approvers(Card card) {
        return Line.bold(Headline.brief(card))
                .and(" Plan " + brief(card) + " needs " + needed(card) + " until "
                        + Times.day(card.request().expires()) + ".");
    }

    public static Line reminder(Card card) {
        return Line.bold(Headline.brief(card))
                .and(" Half of the time is gone: plan " + brief(card) + " still needs " + needed(card)
                        + " and expires at " + Times.day(card.request().expires()) + ".");
    }

    public static Line expired(Card card) {
        return Line.bold(Headline.brief(card)).and(" Nothing was changed. Ask again for a plan of what is true now.");
    }

    private static String needed(Card card) {
        var rule = card.request().rule();
        return rule.approvals() + " of "
                + String.join(", ", rule.from().stream().sorted().toList()) + ", not "
                + card.request().asker();
    }

    private static String brief(Card card) {
        return card.request().plan().digest().brief();
    }
}
