package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.quorate.core.layout.Choices;
import dev.quorate.core.layout.Facts;
import dev.quorate.core.layout.Line;
import dev.quorate.core.notice.Card;
import java.util.ArrayList;
import java.util.List;

/// What opens before a decision that takes more than a click. Only the submission decides.
///
/// `metadata` is whatever the opener wants to have back with the submission; Slack keeps up to 3,000
/// characters of it.
public final class Modals {
    /// The `callback_id` of the two.
    public static final String APPROVE = "approve";

    public static final String DENY = "deny";

    /// Both the `block_id` and the `action_id` of the inputs.
    public static final String REASON = "reason";

    public static final String CLUSTER = "cluster";

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 253;

    private Modals() {}

    /// The whole plan where the card does not show it, and an input for each word that the rule wants.
    public static View approval(Card card, String metadata) {
        var blocks = new ArrayList<>(head(card));
        if (!CardMessage.showsAll(card)) {
            blocks.addAll(FullPlan.pages(card));
        }
        if (Choices.wantsReason(card)) {
            blocks.add(reason("Why do you approve? It goes on record."));
        }
        if (card.request().rule().typeClusterName()) {
            blocks.add(input(
                    CLUSTER,
                    "Type the name of the cluster that this plan changes.",
                    PlainTextInputElement.builder().maxLength(LONGEST_NAME)));
        }
        return view(card, APPROVE, "Approve", metadata, blocks);
    }

    /// A denial always has a reason.
    public static View denial(Card card, String metadata) {
        var blocks = new ArrayList<>(head(card));
        blocks.add(reason("Why do you deny it? Everybody in the room sees this."));
        return view(card, DENY, "Deny", metadata, blocks);
    }

    private static List<LayoutBlock> head(Card card) {
        var plan = card.request().plan();
        var lines = new ArrayList<Line>();
        lines.add(Line.bold(plan.title())
                .and(". Plan ")
                .andCode(plan.digest().hex())
                .and("."));
        lines.addAll(Facts.risk(card));
        return Paper.lines(lines);
    }

    private static InputBlock reason(String label) {
        return input(
                REASON, label, PlainTextInputElement.builder().multiline(true).maxLength(LONGEST_REASON));
    }

    private static InputBlock input(
            String id, String label, PlainTextInputElement.PlainTextInputElementBuilder element) {
        return InputBlock.builder()
                .blockId(id)
                .label(Paper.words(label))
                .element(element.actionId(id).minLength(1).build())
                .optional(false)
                .build();
    }

    private static View view(Card card, String id, String verb, String metadata, List<LayoutBlock> blocks) {
        return View.builder()
                .type("modal")
                .callbackId(id)
                .privateMetadata(metadata)
                .title(ViewTitle.builder()
                        .type("plain_text")
                        .text(verb + " plan " + card.request().plan().digest().brief())
                        .emoji(false)
                        .build())
                .submit(ViewSubmit.builder()
                        .type("plain_text")
                        .text(verb + " plan")
                        .emoji(false)
                        .build())
                .close(ViewClose.builder()
                        .type("plain_text")
                        .text("Go back")
                        .emoji(false)
                        .build())
                .blocks(blocks)
                .build();
    }
}
