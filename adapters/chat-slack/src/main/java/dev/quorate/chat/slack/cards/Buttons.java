package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.quorate.core.notice.Card;
import dev.quorate.core.plan.Step;
import java.util.List;

/// What may be clicked in each state: a verb and what it does it to. None when there is nothing to decide.
final class Buttons {
    private static final String PRIMARY = "primary";
    private static final String DANGER = "danger";

    private Buttons() {}

    /// `whole` says whether the card shows every step.
    static List<LayoutBlock> of(Card card, boolean whole) {
        var buttons = buttons(card, whole);
        return buttons.isEmpty()
                ? List.of()
                : List.of(ActionsBlock.builder().elements(buttons).build());
    }

    private static List<BlockElement> buttons(Card card, boolean whole) {
        return switch (card.state()) {
            case WAITING ->
                List.of(
                        approve(card, whole),
                        button(card, ButtonId.DENY, "Deny plan").style(DANGER).build(),
                        button(card, ButtonId.PLAN, "Show plan").build(),
                        button(card, ButtonId.RECHECK, "Re-check cluster").build());
            case RUNNING ->
                List.of(button(card, ButtonId.STOP, "Stop run").style(DANGER).build());
            case STOPPED ->
                List.of(
                        button(card, ButtonId.RESUME, "Resume run")
                                .style(PRIMARY)
                                .build(),
                        abort(card));
            case NEEDS_PERSON ->
                List.of(
                        button(card, ButtonId.RETRY, "Retry step")
                                .style(PRIMARY)
                                .build(),
                        abort(card));
            case PAUSED, DONE, FAILED, DENIED, EXPIRED, VOID -> List.of();
        };
    }

    /// Whether an approval of this plan needs more than a click.
    static boolean wantsWords(Card card) {
        return wantsReason(card) || card.request().rule().typeClusterName();
    }

    static boolean wantsReason(Card card) {
        return card.request().rule().reason()
                && card.request()
                        .plan()
                        .ask()
                        .reason()
                        .filter(why -> !why.isBlank())
                        .isEmpty();
    }

    private static BlockElement approve(Card card, boolean whole) {
        if (!whole) {
            return button(card, ButtonId.APPROVE_AFTER_READING, "Approve plan")
                    .style(PRIMARY)
                    .build();
        }
        return wantsWords(card)
                ? button(card, ButtonId.APPROVE_IN_WORDS, "Approve plan")
                        .style(PRIMARY)
                        .build()
                : button(card, ButtonId.APPROVE, "Approve plan")
                        .style(PRIMARY)
                        .confirm(confirm(card, "Approve plan " + brief(card) + "?", weight(card), "Approve plan"))
                        .build();
    }

    private static BlockElement abort(Card card) {
        return button(card, ButtonId.ABORT, "Abort run")
                .style(DANGER)
                .confirm(confirm(
                        card,
                        "Abort run of plan " + brief(card) + "?",
                        "What has a way back is taken back; nothing else is begun.",
                        "Abort run"))
                .build();
    }

    private static String weight(Card card) {
        var plan = card.request().plan();
        var ends = plan.steps().stream().filter(Step::pointOfNoReturn).count();
        return "Risk: " + plan.risk().word() + ", " + plan.steps().size() + " steps, " + ends + " without a way back.";
    }

    /// The cluster and the digest come first, so that no long title can push them out.
    private static ConfirmationDialogObject confirm(Card card, String title, String weight, String verb) {
        var text = "Cluster " + Inert.cut(card.request().plan().ask().cluster().value(), 80) + ", plan " + brief(card)
                + ". " + weight + " " + Headline.action(card) + ".";
        return ConfirmationDialogObject.builder()
                .title(Paper.words(title))
                .text(Paper.words(Inert.cut(Inert.plain(text), 300)))
                .confirm(Paper.words(verb))
                .deny(Paper.words("Go back"))
                .build();
    }

    private static ButtonElement.ButtonElementBuilder button(Card card, ButtonId id, String label) {
        var cluster = card.request().plan().ask().cluster().value();
        return ButtonElement.builder()
                .actionId(id.id())
                .value(card.request().plan().digest().hex())
                .text(Paper.words(label))
                .accessibilityLabel(Inert.cut(Inert.plain(label + ", plan " + brief(card) + ", " + cluster), 75));
    }

    private static String brief(Card card) {
        return card.request().plan().digest().brief();
    }
}
