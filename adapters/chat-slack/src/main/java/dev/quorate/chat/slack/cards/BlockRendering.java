package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.LayoutBlock;
import dev.quorate.core.layout.Document;
import dev.quorate.core.layout.Heard;
import dev.quorate.core.layout.HostOutput;
import dev.quorate.core.layout.LateOutput;
import dev.quorate.core.layout.Told;
import dev.quorate.core.layout.WholePlan;
import dev.quorate.core.mail.Rendered;
import dev.quorate.core.mail.Rendering;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is told, in Block Kit.
public final class BlockRendering implements Rendering<Message> {
    /// Of lines that share a message: far below every limit, also where blocks hold more characters than its text.
    private static final int SHARED_CHARACTERS = 2_400;

    private static final int SHARED_BLOCKS = 30;

    @Override
    public Message card(Card card) {
        return CardMessage.of(card);
    }

    @Override
    public boolean showsAll(Card card) {
        return CardMessage.showsAll(card);
    }

    @Override
    public Rendered<Message> line(Notice notice) {
        return switch (notice) {
            case Notice.CardShown(var card) -> Rendered.of(CardMessage.of(card));
            case Notice.PlanPreviewed(var card) ->
                new Rendered<>(CardMessage.preview(card), Optional.of(WholePlan.document(card)));
            case Notice.Refused _,
                    Notice.VoteCast _,
                    Notice.RunChanged _,
                    Notice.StepChanged _,
                    Notice.HostLines _,
                    Notice.HealthSeen _,
                    Notice.Answered _,
                    Notice.Broken _ -> Paper.rendered(Told.of(notice, Room.SHEET));
        };
    }

    @Override
    public Optional<Message> joined(Message first, Message next) {
        var blocks = new ArrayList<LayoutBlock>(first.blocks());
        blocks.addAll(next.blocks());
        return first.text().length() + next.text().length() > SHARED_CHARACTERS || blocks.size() > SHARED_BLOCKS
                ? Optional.empty()
                : Optional.of(new Message(first.text() + "\n" + next.text(), blocks));
    }

    @Override
    public Message tail(Notice.HostLines about, List<String> last, long total) {
        return Paper.message(HostOutput.live(about, last, total, Room.SHEET));
    }

    @Override
    public Message excerpt(Notice.HostLines about, List<String> all) {
        return Paper.message(HostOutput.excerpt(about, all, Room.SHEET));
    }

    @Override
    public Rendered<Message> late(List<Heard> journals) {
        return Paper.rendered(LateOutput.of(journals, Room.SHEET));
    }

    @Override
    public Document log(Notice.HostLines about, List<String> all) {
        return HostOutput.log(about, all);
    }

    @Override
    public Message call(Card card, List<String> members) {
        return Calls.approvers(card, members);
    }

    @Override
    public Message reminder(Card card, List<String> members) {
        return Calls.reminder(card, members);
    }

    @Override
    public Message expired(Card card, String asker) {
        return Calls.expired(card, asker);
    }

    @Override
    public Message words(String text) {
        return line(new Notice.Answered(text)).message();
    }
}
