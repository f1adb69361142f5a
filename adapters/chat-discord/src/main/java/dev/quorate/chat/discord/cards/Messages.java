package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.Budget;
import dev.quorate.core.layout.Line;
import dev.quorate.core.layout.Sheet;
import dev.quorate.core.mail.Rendered;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/// Sheets as messages. Columns of ours stand in the text, or in an embed where that is too short for them; those of
/// a host always stand in an embed, because a notification shows the text alone.
final class Messages {
    private static final int GREY = 0x80848e;

    private Messages() {}

    /// A message that mentions nobody.
    ///
    /// - `silent`: it wakes nobody either
    static MessageCreateBuilder blank(boolean silent) {
        return new MessageCreateBuilder()
                .setAllowedMentions(List.of())
                .mentionRepliedUser(false)
                .setSuppressedNotifications(silent);
    }

    /// The first of the budgets by which everything has room; by the least of them lines are cut.
    static Rendered<MessageCreateData> rendered(Function<Budget, Sheet> sheet, boolean silent) {
        var budgets = Room.sheets();
        for (var budget : budgets) {
            var some = sheet.apply(budget);
            if (Markdown.of(some.lines(), Integer.MAX_VALUE).length() <= Room.CONTENT
                    && Markdown.fence(some.columns()).length() <= Room.DESCRIPTION) {
                return rendered(some, silent);
            }
        }
        return rendered(sheet.apply(budgets.getLast()), silent);
    }

    private static Rendered<MessageCreateData> rendered(Sheet sheet, boolean silent) {
        var message = blank(silent);
        var text = Markdown.of(sheet.lines(), Room.CONTENT);
        if (sheet.columns().isEmpty()) {
            message.setContent(text.isBlank() ? "(blank)" : text);
        } else {
            columns(message, text, sheet);
        }
        return new Rendered<>(message.build(), sheet.file());
    }

    private static void columns(MessageCreateBuilder message, String text, Sheet sheet) {
        var fence = Markdown.fence(sheet.columns());
        var whole = text.isEmpty() ? fence : text + "\n" + fence;
        if (sheet.heard() || whole.length() > Room.CONTENT) {
            message.setContent(text.isEmpty() ? "The answer:" : text);
            message.setEmbeds(
                    new EmbedBuilder().setDescription(fence).setColor(GREY).build());
        } else {
            message.setContent(whole);
        }
    }

    /// Both in one, each still lines of its own. Not those with an embed: nobody could tell whose it is, and a
    /// host's lines never share a message with a state.
    static Optional<MessageCreateData> joined(MessageCreateData first, MessageCreateData next) {
        var content = first.getContent() + "\n" + next.getContent();
        return content.length() > Room.CONTENT || !isText(first) || !isText(next)
                ? Optional.empty()
                : Optional.of(blank(first.isSuppressedNotifications() && next.isSuppressedNotifications())
                        .setContent(content)
                        .build());
    }

    private static boolean isText(MessageCreateData message) {
        return message.getEmbeds().isEmpty()
                && message.getComponents().isEmpty()
                && message.getMentionedUsers().isEmpty();
    }

    /// - `members`: mentioned behind the line; nobody else is
    static MessageCreateData calling(Line line, List<String> members) {
        var mentions =
                String.join("", members.stream().map(id -> " <@" + id + ">").toList());
        return blank(false)
                .mentionUsers(members)
                .setContent(Markdown.of(line, Room.CONTENT - mentions.length()) + mentions)
                .build();
    }
}
