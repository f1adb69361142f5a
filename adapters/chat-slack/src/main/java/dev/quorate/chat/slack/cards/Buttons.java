package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.quorate.core.layout.ButtonId;
import dev.quorate.core.layout.Choices;
import dev.quorate.core.layout.Choices.Choice;
import dev.quorate.core.layout.Inert;
import dev.quorate.core.notice.Card;
import java.util.List;

/// The choices of a card as buttons. What cannot be unsaid is asked about once more: an approval that no form
/// follows, and giving up a run.
final class Buttons {
    private Buttons() {}

    /// - `whole`: whether the card shows every step
    static List<LayoutBlock> of(Card card, boolean whole) {
        var choices = Choices.of(card, whole);
        return choices.isEmpty()
                ? List.of()
                : List.of(ActionsBlock.builder()
                        .elements(choices.stream()
                                .map(choice -> button(card, choice))
                                .toList())
                        .build());
    }

    private static BlockElement button(Card card, Choice choice) {
        var cluster = card.request().plan().ask().cluster().value();
        var button = ButtonElement.builder()
                .actionId(choice.id().id())
                .value(card.request().plan().digest().hex())
                .text(Paper.words(choice.label()))
                .accessibilityLabel(
                        Inert.cut(Inert.plain(choice.label() + ", plan " + brief(card) + ", " + cluster), 75));
        switch (choice.weight()) {
            case PLAIN -> {}
            case PRIMARY -> button.style("primary");
            case DANGER -> button.style("danger");
        }
        if (choice.id() == ButtonId.APPROVE) {
            button.confirm(confirm(card, choice, "Approve plan " + brief(card) + "?"));
        } else if (choice.id() == ButtonId.ABORT) {
            button.confirm(confirm(card, choice, "Abort run of plan " + brief(card) + "?"));
        }
        return button.build();
    }

    private static ConfirmationDialogObject confirm(Card card, Choice choice, String title) {
        return ConfirmationDialogObject.builder()
                .title(Paper.words(title))
                .text(Paper.words(Inert.cut(Inert.plain(Choices.meant(card, choice.id())), 300)))
                .confirm(Paper.words(choice.label()))
                .deny(Paper.words("Go back"))
                .build();
    }

    private static String brief(Card card) {
        return card.request().plan().digest().brief();
    }
}
