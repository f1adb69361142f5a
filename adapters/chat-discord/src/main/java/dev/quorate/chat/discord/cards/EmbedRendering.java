package dev.quorate.chat.discord.cards;

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
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/// What is told, in embeds, buttons and markdown.
public final class EmbedRendering implements Rendering<MessageCreateData> {
    @Override
    public MessageCreateData card(Card card) {
        return CardEmbed.of(card);
    }

    @Override
    public boolean showsAll(Card card) {
        return CardEmbed.showsAll(card);
    }

    @Override
    public Rendered<MessageCreateData> line(Notice notice) {
        return switch (notice) {
            case Notice.CardShown(var card) -> Rendered.of(CardEmbed.of(card));
            case Notice.PlanPreviewed(var card) ->
                new Rendered<>(CardEmbed.preview(card), Optional.of(WholePlan.document(card)));
            case Notice.Refused _, Notice.RunChanged _, Notice.Broken _ -> told(notice, false);
            case Notice.VoteCast vote -> told(vote, vote.counted());
            case Notice.StepChanged _, Notice.HostLines _, Notice.HealthSeen _, Notice.Answered _ -> told(notice, true);
        };
    }

    private static Rendered<MessageCreateData> told(Notice notice, boolean silent) {
        return Messages.rendered(budget -> Told.of(notice, budget), silent);
    }

    @Override
    public Optional<MessageCreateData> joined(MessageCreateData first, MessageCreateData next) {
        return Messages.joined(first, next);
    }

    @Override
    public MessageCreateData tail(Notice.HostLines about, List<String> last, long total) {
        return Messages.rendered(budget -> HostOutput.live(about, last, total, budget), true)
                .message();
    }

    @Override
    public MessageCreateData excerpt(Notice.HostLines about, List<String> all) {
        return Messages.rendered(budget -> HostOutput.excerpt(about, all, budget), true)
                .message();
    }

    @Override
    public Rendered<MessageCreateData> late(List<Heard> journals) {
        return Messages.rendered(budget -> LateOutput.of(journals, budget), true);
    }

    @Override
    public Document log(Notice.HostLines about, List<String> all) {
        return HostOutput.log(about, all);
    }

    @Override
    public MessageCreateData call(Card card, List<String> members) {
        return Calls.approvers(card, members);
    }

    @Override
    public MessageCreateData reminder(Card card, List<String> members) {
        return Calls.reminder(card, members);
    }

    @Override
    public MessageCreateData expired(Card card, String asker) {
        return Calls.expired(card, asker);
    }

    @Override
    public MessageCreateData words(String text) {
        return line(new Notice.Answered(text)).message();
    }
}
