package dev.quorate.chat.slack.sending;

import dev.quorate.chat.slack.cards.Document;
import dev.quorate.chat.slack.cards.Heard;
import dev.quorate.chat.slack.cards.Message;
import dev.quorate.chat.slack.cards.Rendered;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Entry;
import java.util.List;
import java.util.Optional;

/// How what is told looks. Pure; everything that comes out is within Slack's limits, and nothing that people or
/// hosts wrote is live in it.
public interface Rendering {
    Message card(Card card);

    /// A notice as a message of its own, and a file where that cannot hold everything.
    Rendered line(Notice notice);

    /// A host's journal while the step runs; `about` names where it is from.
    Message tail(Notice.HostLines about, List<String> last, long total);

    /// What stays of it in the thread.
    Message excerpt(Notice.HostLines about, List<String> all);

    /// Journals of one run that came late, in order: head and tail of the file that holds all of them.
    Rendered late(List<Heard> journals);

    Document log(Notice.HostLines about, List<String> all);

    /// Calls these members, who may approve.
    Message call(Card card, List<String> members);

    Message reminder(Card card, List<String> members);

    /// Tells the one who asked that nobody approved in time.
    Message expired(Card card, String asker);

    /// A sentence of our own.
    Message words(String text);

    /// The quorum through time; empty for a run that has none to show.
    Optional<Png> picture(List<Entry> entries);

    /// A picture, and the same in words.
    interface Png {
        byte[] bytes();

        String altText();
    }
}
