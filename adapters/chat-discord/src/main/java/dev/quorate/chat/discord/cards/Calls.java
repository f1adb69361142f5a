package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.Calling;
import dev.quorate.core.layout.Line;
import dev.quorate.core.notice.Card;
import java.util.List;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/// The only messages that mention anybody, by user ids that the bot itself knows.
final class Calls {
    private static final int MOST = 30;

    private Calls() {}

    static MessageCreateData approvers(Card card, List<String> members) {
        return call(Calling.approvers(card), members);
    }

    static MessageCreateData reminder(Card card, List<String> members) {
        return call(Calling.reminder(card), members);
    }

    static MessageCreateData expired(Card card, String asker) {
        return call(Calling.expired(card), List.of(asker));
    }

    private static MessageCreateData call(Line line, List<String> members) {
        return Messages.calling(
                line,
                members.stream().filter(Calls::isUser).distinct().limit(MOST).toList());
    }

    /// A snowflake; nothing else becomes a mention.
    private static boolean isUser(String id) {
        return id.length() >= 15 && id.length() <= 20 && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
