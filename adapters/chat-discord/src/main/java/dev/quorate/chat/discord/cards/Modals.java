package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.ButtonId;
import dev.quorate.core.layout.Choices;
import dev.quorate.core.layout.Facts;
import dev.quorate.core.layout.Line;
import dev.quorate.core.layout.WholePlan;
import dev.quorate.core.notice.Card;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.ModalTopLevelComponent;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;

/// What opens before something that cannot be unsaid; Discord has no other way to ask whether it is meant. Only the
/// submission decides. The custom id of each is the tag of the button that opened it.
public final class Modals {
    /// The custom ids of the inputs.
    public static final String REASON = "reason";

    public static final String CLUSTER = "cluster";
    public static final String READING = "reading";
    public static final String SURE = "sure";

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 253;
    private static final int PROOF = 4;
    private static final String WORD = "abort";

    private Modals() {}

    /// An input for each word that the rule wants; a reason may always be given.
    public static Modal approval(Card card) {
        var whole = CardEmbed.showsAll(card);
        var button = Choices.of(card, whole).stream()
                .map(Choices.Choice::id)
                .filter(id -> id.id().startsWith(ButtonId.APPROVE.id()))
                .findFirst()
                .orElse(ButtonId.APPROVE);
        var parts = new ArrayList<ModalTopLevelComponent>();
        parts.add(text(said(card, button, whole)));
        if (!whole) {
            parts.add(reading(card));
        }
        if (card.request().rule().typeClusterName()) {
            parts.add(cluster());
        }
        parts.add(reason("Why do you approve?", "It goes on record.", Choices.wantsReason(card)));
        return modal(card, button, "Approve plan", parts);
    }

    /// A denial always has a reason.
    public static Modal denial(Card card) {
        return modal(
                card,
                ButtonId.DENY,
                "Deny plan",
                List.of(
                        text(said(card, ButtonId.DENY, true)),
                        reason("Why do you deny it?", "Everybody in the channel sees this.", true)));
    }

    /// Giving up a run: a word, because a thumb alone slips.
    public static Modal abortion(Card card) {
        var input = TextInput.create(SURE, TextInputStyle.SHORT)
                .setRequiredRange(WORD.length(), WORD.length())
                .setPlaceholder(WORD)
                .build();
        return modal(
                card,
                ButtonId.ABORT,
                "Abort run of plan",
                List.of(
                        text(List.of(Line.of(Choices.meant(card, ButtonId.ABORT)))),
                        Label.of("Type " + WORD + " to give the run up", "Nobody can take it up again.", input)));
    }

    /// Whether what was typed into READING shows that the plan was read to its end, where alone it stands.
    public static boolean isRead(String digest, String typed) {
        return typed.strip().equalsIgnoreCase(digest.substring(digest.length() - PROOF));
    }

    /// Whether what was typed into SURE says that the abortion is meant.
    public static boolean isSure(String typed) {
        return typed.strip().equalsIgnoreCase(WORD);
    }

    private static List<Line> said(Card card, ButtonId button, boolean whole) {
        var lines = new ArrayList<Line>();
        lines.add(Line.bold(Choices.meant(card, button)));
        lines.addAll(Facts.risk(card).subList(1, Facts.risk(card).size()));
        if (!whole) {
            lines.add(Line.bold("The card does not show all of it.")
                    .and(" Read ")
                    .andCode(WholePlan.document(card).fileName())
                    .and(", which comes below the card, to its end: close this, read, and click again."));
        }
        return lines;
    }

    private static TextDisplay text(List<Line> lines) {
        return TextDisplay.of(Markdown.of(lines, Room.MODAL));
    }

    private static Label reading(Card card) {
        var input = TextInput.create(READING, TextInputStyle.SHORT)
                .setRequiredRange(PROOF, PROOF)
                .build();
        var file = WholePlan.document(card).fileName();
        return Label.of("The last four digits of the digest", "They stand at the end of " + file + ".", input);
    }

    private static Label cluster() {
        var input = TextInput.create(CLUSTER, TextInputStyle.SHORT)
                .setRequiredRange(1, LONGEST_NAME)
                .build();
        return Label.of("Type the name of the cluster", "Of the one that this plan changes.", input);
    }

    private static Label reason(String label, String description, boolean isRequired) {
        var input = TextInput.create(REASON, TextInputStyle.PARAGRAPH)
                .setRequired(isRequired)
                .setMaxLength(LONGEST_REASON)
                .build();
        return Label.of(label, description + (isRequired ? "" : " You may leave it empty."), input);
    }

    private static Modal modal(
            Card card, ButtonId button, String question, List<? extends ModalTopLevelComponent> parts) {
        var title = question + " " + card.request().plan().digest().brief() + "?";
        return Modal.create(ButtonTag.of(card, button).customId(), title)
                .addComponents(parts)
                .build();
    }
}
