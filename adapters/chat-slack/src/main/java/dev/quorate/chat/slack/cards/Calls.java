package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.LayoutBlock;
import dev.quorate.core.layout.Calling;
import dev.quorate.core.layout.Line;
import dev.quorate.core.notice.Card;
import java.util.List;
import java.util.stream.Collectors;

/// The only messages that mention anybody, by member ids that the bot itself knows.
public final class Calls {
    private static final int MOST = 30;

    private Calls() {}

    public static Message approvers(Card card, List<String> members) {
        return call(Calling.approvers(card), members);
    }

    public static Message reminder(Card card, List<String> members) {
        return call(Calling.reminder(card), members);
    }

    public static Message expired(Card card, String asker) {
        return call(Calling.expired(card), List.of(asker));
    }

    private static Message call(Line line, List<String> members) {
        var valid = members.stream().filter(Calls::isMember).limit(MOST).toList();
        var mentions = valid.stream().map(member -> " <@" + member + ">").collect(Collectors.joining());
        var text = Paper.fallback(List.of(line.within(2_000))) + mentions;
        return new Message(text, List.<LayoutBlock>of(Paper.calling(line.within(2_000), valid)));
    }

    /// `U024BE7LH`, or W and so on in an enterprise; nothing else becomes a mention.
    private static boolean isMember(String id) {
        return id.length() > 1
                && id.length() <= 30
                && (id.charAt(0) == 'U' || id.charAt(0) == 'W')
                && id.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }
}
