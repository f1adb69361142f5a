package dev.quorate.chat.discord.hearing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quorate.chat.discord.api.Spot;
import dev.quorate.chat.discord.api.Tokens;
import java.util.EnumSet;
import java.util.List;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IAutoCompleteCallback;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one answer that each interaction gets, within three seconds. What is told by it is for one person alone and
/// about this press or command; everything else goes through the outbox.
final class Acknowledging {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledging.class);

    private static final int MOST = 10_000;

    private final Tokens tokens;
    private final Cache<String, Boolean> answered =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Acknowledging(Tokens tokens) {
        this.tokens = tokens;
    }

    /// It is about to be heard, and will be answered in a moment.
    void expect(Spot spot) {
        tokens.expect(spot);
    }

    /// Taken, and nothing is shown.
    <I extends Interaction & IMessageEditCallback> void taken(I interaction, Spot spot) {
        send(interaction, interaction.deferEdit(), () -> keep(interaction, spot), () -> tokens.settle(spot));
    }

    /// Taken, and so much is said to this person.
    <I extends Interaction & IReplyCallback> void taken(I interaction, Spot spot, String words) {
        send(interaction, whispered(interaction, words), () -> keep(interaction, spot), () -> tokens.settle(spot));
    }

    /// It could not be heard.
    void failed(IReplyCallback interaction, Spot spot, String words) {
        tokens.settle(spot);
        refused(interaction, words);
    }

    /// Nothing was done.
    void refused(IReplyCallback interaction, String words) {
        send(interaction, whispered(interaction, words), () -> {}, () -> {});
    }

    void open(IModalCallback interaction, Modal modal) {
        send(interaction, interaction.replyModal(modal), () -> {}, () -> {});
    }

    void choices(IAutoCompleteCallback interaction, List<Command.Choice> choices) {
        send(interaction, interaction.replyChoices(choices), () -> {}, () -> {});
    }

    private static RestAction<?> whispered(IReplyCallback interaction, String words) {
        return interaction
                .reply(words)
                .setEphemeral(true)
                .setSuppressEmbeds(true)
                .setAllowedMentions(EnumSet.noneOf(net.dv8tion.jda.api.entities.Message.MentionType.class));
    }

    private void keep(Interaction interaction, Spot spot) {
        tokens.keep(spot, interaction.getJDA().getSelfUser().getApplicationId(), interaction.getToken());
    }

    /// Discord may deliver twice, and takes one answer. The second copy is left alone unless the first answer failed.
    ///
    /// - `last`: whether it was taken or not
    private void send(Interaction interaction, RestAction<?> answer, Runnable then, Runnable last) {
        if (answered.asMap().putIfAbsent(interaction.getId(), true) != null) {
            last.run();
            return;
        }
        answer.queue(
                _ -> {
                    then.run();
                    last.run();
                },
                why -> {
                    answered.invalidate(interaction.getId());
                    lost(why);
                    last.run();
                });
    }

    /// A bot that ran before this one may have answered it, or we did and never learned of it.
    private static void lost(Throwable why) {
        if (why instanceof ErrorResponseException no
                && no.getErrorResponse() == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED) {
            LOG.debug("An interaction was answered before");
        } else {
            LOG.warn("Discord did not take the answer to an interaction: {}", String.valueOf(why.getMessage()));
        }
    }
}
