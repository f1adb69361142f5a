package dev.quorate.chat.discord.hearing;

import dev.quorate.chat.discord.api.Spot;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import dev.quorate.core.port.People;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that people write to us. Of others Discord shows us no content, for we do not ask for the privilege to
/// read along: a word that is meant for us mentions us, replies to us, or is a command. An edit is never heard.
final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final Set<String> guilds;
    private final Ears ears;

    Messages(Set<String> guilds, Ears ears) {
        this.guilds = guilds;
        this.ears = ears;
    }

    static People.Account account(String user) {
        return new People.Account(Spot.CHAT, user);
    }

    void written(Message message) {
        if (!isWrittenByAPerson(message) || message.getContentRaw().isBlank()) {
            return;
        }
        var user = message.getAuthor().getId();
        switch (Origin.of(message, guilds)) {
            case Origin.Room room ->
                manner(message).ifPresent(manner -> hear(message, room.of(message.getId(), user), manner));
            case Origin.Direct(var channel) ->
                hear(message, Spot.direct(channel, message.getId(), user), Manner.PRIVATE);
            case Origin.Elsewhere _ -> {}
        }
    }

    /// Two people means two people: no bot, webhook or news of Discord's is one.
    private static boolean isWrittenByAPerson(Message message) {
        var author = message.getAuthor();
        var isWritten = message.getType() == MessageType.DEFAULT || message.getType() == MessageType.INLINE_REPLY;
        return isWritten
                && !author.isBot()
                && !author.isSystem()
                && !message.isWebhookMessage()
                && message.getApplicationIdLong() == 0;
    }

    /// A reply to one of our messages is shown to us whether it is meant for us or not.
    private static Optional<Manner> manner(Message message) {
        var self = message.getJDA().getSelfUser();
        if (mentions(message, self.getId())) {
            return Optional.of(Manner.ADDRESSED);
        }
        return message.getMentions().isMentioned(self, Message.MentionType.USER)
                ? Optional.of(Manner.OVERHEARD)
                : Optional.empty();
    }

    private static boolean mentions(Message message, String self) {
        var content = message.getContentRaw();
        return content.contains("<@" + self + ">") || content.contains("<@!" + self + ">");
    }

    private void hear(Message message, Spot spot, Manner manner) {
        var text = Speech.typed(
                message.getContentRaw(), message.getJDA().getSelfUser().getId());
        var delivery = Optional.of("msg/" + message.getId());
        try {
            ears.hear(new Incoming(account(spot.user()), spot.place(), text, manner, delivery));
        } catch (RuntimeException e) {
            LOG.error("A message of Discord could not be kept", e);
        }
    }
}
