package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.ButtonId;
import dev.quorate.core.layout.Choices;
import dev.quorate.core.layout.Choices.Choice;
import dev.quorate.core.notice.Card;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;

/// The choices of a card as buttons: those that decide, and below them, out of the thumb's way, those that only
/// look.
final class Buttons {
    private Buttons() {}

    /// - `whole`: whether the card shows every step
    static List<MessageTopLevelComponent> of(Card card, boolean whole) {
        var choices = Choices.of(card, whole);
        var deciding = choices.stream().filter(choice -> !looks(choice.id())).toList();
        var looking = choices.stream().filter(choice -> looks(choice.id())).toList();
        return Stream.of(deciding, looking)
                .filter(row -> !row.isEmpty())
                .<MessageTopLevelComponent>map(row -> ActionRow.of(
                        row.stream().map(choice -> button(card, choice)).toList()))
                .toList();
    }

    private static boolean looks(ButtonId id) {
        return id == ButtonId.PLAN || id == ButtonId.RECHECK;
    }

    private static Button button(Card card, Choice choice) {
        var style = switch (choice.weight()) {
            case PLAIN -> ButtonStyle.SECONDARY;
            case PRIMARY -> ButtonStyle.PRIMARY;
            case DANGER -> ButtonStyle.DANGER;
        };
        return Button.of(style, ButtonTag.of(card, choice.id()).customId(), choice.label());
    }
}
