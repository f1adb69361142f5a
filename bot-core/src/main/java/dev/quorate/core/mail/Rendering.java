package dev.quorate.core.mail;

import dev.quorate.core.layout.Document;
import dev.quorate.core.layout.Heard;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import java.util.List;
import java.util.Optional;

/// How what is told looks. Pure; everything that comes out is within the chat's limits, and nothing that people or
/// hosts wrote is live in it.
public interface Rendering<M> {
    M card(Card card);

    /// Whether every step of the plan and every note on it stand on that card.
    boolean showsAll(Card card);

    /// A notice as a message of its own, and a file where that cannot hold everything.
    Rendered<M> line(Notice notice);

    /// Both in one message, each still lines of its own; empty where that would be too long.
    Optional<M> joined(M first, M next);

    /// A host's journal while the step runs; `about` names where it is from.
    M tail(Notice.HostLines about, List<String> last, long total);

    /// What stays of it in the thread.
    M excerpt(Notice.HostLines about, List<String> all);

    /// Journals of one run that came late, in order: head and tail of the file that holds all of them.
    Rendered<M> late(List<Heard> journals);

    Document log(Notice.HostLines about, List<String> all);

    /// Calls these members, who may approve.
    M call(Card card, List<String> members);

    M reminder(Card card, List<String> members);

    /// Tells the one who asked that nobody approved in time.
    M expired(Card card, String asker);

    /// A sentence of our own.
    M words(String text);
}
