package dev.quorate.chat.slack.sending;

import com.slack.api.model.block.LayoutBlock;
import dev.quorate.chat.slack.api.Key;
import dev.quorate.chat.slack.cards.Message;
import dev.quorate.core.port.Outbox.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lines that waited in one message, each still a line of its own: Slack takes one message a second, and people
/// must not wait a minute for the last line of a run, or an hour for that of an outage.
record Together(Message message, Key key) {
    static final int MOST = 12;

    /// Far below every limit, also where blocks hold more characters than the text of the message.
    private static final int CHARACTERS = 2_400;

    private static final int BLOCKS = 30;

    static Together alone(Letter letter, Message message) {
        return new Together(message, Key.of(letter.number()));
    }

    /// As many of the letters as one message holds, the first at least. Empty for one that must go alone.
    static Together of(List<Letter> letters, Function<Letter, Optional<Message>> rendered, Message first) {
        var text = new StringBuilder(first.text());
        var blocks = new ArrayList<LayoutBlock>(first.blocks());
        var with = new ArrayList<Long>();
        for (var letter : letters.subList(1, letters.size())) {
            var next = rendered.apply(letter);
            if (next.isEmpty()
                    || text.length() + next.get().text().length() > CHARACTERS
                    || blocks.size() + next.get().blocks().size() > BLOCKS) {
                break;
            }
            text.append('\n').append(next.get().text());
            blocks.addAll(next.get().blocks());
            with.add(letter.number());
        }
        var key = new Key(letters.getFirst().number(), with, "");
        return new Together(new Message(text.toString(), blocks), key);
    }
}
