package dev.quorate.core.layout;

import dev.quorate.core.notice.Card;
import dev.quorate.core.plan.Step;
import java.util.List;

/// What may be clicked in each state: a verb and what it does it to. None when there is nothing to decide.
public final class Choices {
    /// How a button stands out, beside its words.
    public enum Weight {
        PLAIN,
        PRIMARY,
        DANGER
    }

    public record Choice(ButtonId id, String label, Weight weight) {}

    private Choices() {}

    /// - `whole`: whether the card shows every step
    public static List<Choice> of(Card card, boolean whole) {
        return switch (card.state()) {
            case WAITING ->
                List.of(
                        new Choice(approve(card, whole), "Approve plan", Weight.PRIMARY),
                        new Choice(ButtonId.DENY, "Deny plan", Weight.DANGER),
                        new Choice(ButtonId.PLAN, "Show plan", Weight.PLAIN),
                        new Choice(ButtonId.RECHECK, "Re-check cluster", Weight.PLAIN));
            case RUNNING -> List.of(new Choice(ButtonId.STOP, "Stop run", Weight.DANGER));
            case STOPPED -> List.of(new Choice(ButtonId.RESUME, "Resume run", Weight.PRIMARY), ABORT);
            case NEEDS_PERSON -> List.of(new Choice(ButtonId.RETRY, "Retry step", Weight.PRIMARY), ABORT);
            case PAUSED, DONE, FAILED, DENIED, EXPIRED, VOID -> List.of();
        };
    }

    private static final Choice ABORT = new Choice(ButtonId.ABORT, "Abort run", Weight.DANGER);

    private static ButtonId approve(Card card, boolean whole) {
        if (!whole) {
            return ButtonId.APPROVE_AFTER_READING;
        }
        return wantsWords(card) ? ButtonId.APPROVE_IN_WORDS : ButtonId.APPROVE;
    }

    /// Whether an approval of this plan needs more than a click.
    public static boolean wantsWords(Card card) {
        return wantsReason(card) || card.request().rule().typeClusterName();
    }

    public static boolean wantsReason(Card card) {
        var ask = card.request().plan().ask();
        return card.request().rule().reason()
                && ask.reason().filter(why -> !why.isBlank()).isEmpty();
    }

    /// What somebody is told who is asked whether they really mean it: the cluster and the digest come first, so
    /// that no long title can push them out.
    public static String meant(Card card, ButtonId id) {
        var plan = card.request().plan();
        return "Cluster " + Inert.cut(plan.ask().cluster().value(), 80) + ", plan "
                + plan.digest().brief() + ". " + weight(card, id) + " " + Headline.action(card) + ".";
    }

    private static String weight(Card card, ButtonId id) {
        if (id == ButtonId.ABORT) {
            return "What has a way back is taken back; nothing else is begun.";
        }
        var plan = card.request().plan();
        var ends = plan.steps().stream().filter(Step::pointOfNoReturn).count();
        return "Risk: " + plan.risk().word() + ", " + plan.steps().size() + " steps, " + ends + " without a way back.";
    }
}
