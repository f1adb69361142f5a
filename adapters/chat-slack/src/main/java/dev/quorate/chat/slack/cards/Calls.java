package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.LayoutBlock;
import dev.quorate.core.notice.Card;
import java.util.List;
import java.util.stream.Collectors;

/// The only lines that mention anybody, by member ids that the bot itself knows. Who may approve is called
/// once when the card opens and reminded once; who asked is told that it expired.
public final class Calls {
    private static final int MOST = 30;

    private Calls() {}

    public static Message approvers(Card card, List<String> members) {
        return call(
                Line.bold(Headline.brief(card))
                        .and(" Plan " + brief(card) + " needs " + needed(card) + " until "
                                + Times.day(card.request().expires()) + "."),
                members);
    }

    public static Message reminder(Card card, List<String> members) {
        return call(
                Line.bold(Headline.brief(card))
                        .and(" Half of the time is gone: plan " + brief(card) + " still needs " + needed(card)
                                + " and expires at " + Times.day(card.request().expires()) + "."),
                members);
    }

    public static Message expired(Card card, String asker) {
        return call(
                Line.bold(Headline.brief(card)).and(" Nothing was changed. Ask again for a plan of what is true now."),
                List.of(asker));
    }

    private static String needed(Card card) {
        var rule = card.request().rule();
        return rule.approvals() + " of "
                + String.join(", ", rule.from().stream().sorted().toList()) + ", not "
                + card.request().asker();
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

    private static String brief(Card card) {
        return card.request().plan().digest().brief();
    }
}
