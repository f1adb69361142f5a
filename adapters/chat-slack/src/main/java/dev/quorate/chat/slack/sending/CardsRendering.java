package dev.quorate.chat.slack.sending;

import dev.quorate.chat.slack.cards.Calls;
import dev.quorate.chat.slack.cards.CardMessage;
import dev.quorate.chat.slack.cards.Document;
import dev.quorate.chat.slack.cards.Heard;
import dev.quorate.chat.slack.cards.HostOutput;
import dev.quorate.chat.slack.cards.LateOutput;
import dev.quorate.chat.slack.cards.Message;
import dev.quorate.chat.slack.cards.Rendered;
import dev.quorate.chat.slack.cards.ThreadLine;
import dev.quorate.chat.slack.picture.Picture;
import dev.quorate.chat.slack.picture.QuorumPicture;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import java.util.List;
import java.util.Optional;

/// What is told, in Block Kit.
public final class CardsRendering implements Rendering {
    @Override
    public Message card(Card card) {
        return CardMessage.of(card);
    }

    @Override
    public Rendered line(Notice notice) {
        return ThreadLine.of(notice);
    }

    @Override
    public Message tail(Notice.HostLines about, List<String> last, long total) {
        return HostOutput.live(about, last, total);
    }

    @Override
    public Message excerpt(Notice.HostLines about, List<String> all) {
        return HostOutput.excerpt(about, all).message();
    }

    @Override
    public Rendered late(List<Heard> journals) {
        return LateOutput.of(journals);
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
        return ThreadLine.of(new Notice.Answered(text)).message();
    }

    /// A run that never began has nothing to show.
    @Override
    public Optional<Png> picture(List<Entry> entries) {
        return entries.stream().anyMatch(entry -> entry.event() instanceof RunEvent.Permitted)
                ? Optional.of(new Drawn(QuorumPicture.of(entries)))
                : Optional.empty();
    }

    private record Drawn(Picture picture) implements Png {
        @Override
        public byte[] bytes() {
            return picture.png();
        }

        @Override
        public String altText() {
            return picture.altText();
        }
    }
}
