package dev.quorate.chat.slack.api;

import dev.quorate.chat.slack.cards.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The calls to Slack that tell people something. Each is made once, blocks until it is answered or its time is
/// over, and never throws for what Slack or the network does.
public interface SlackApi {
    /// The ts of the new message.
    Outcome<String> post(Post post);

    /// The ts of the message, which is wholly replaced.
    Outcome<String> update(String channel, String ts, Message message);

    /// Shown to one person alone, who may never see it: Slack keeps it nowhere.
    Outcome<Boolean> ephemeral(String channel, String user, Optional<String> thread, Message message);

    /// A file as a message of its own. The id of the file.
    Outcome<String> upload(Upload file, byte[] bytes);

    /// What stands there of ours and is not older than `since`: in the thread, or at the channel's top level.
    Outcome<List<Ours>> readBack(String channel, Optional<String> thread, Instant since);

    /// - `broadcast`: a reply in a thread that the channel is shown too
    record Post(String channel, Optional<String> thread, boolean broadcast, Message message, Key key) {}

    /// - `comment`: the words of the message that carries the file; ours alone, for Slack reads markup in them
    /// - `altText`: a picture in words; empty for other files
    record Upload(
            String channel, Optional<String> thread, String fileName, String title, String altText, String comment) {}

    /// One of our messages as Slack has it; `fileTitles` are those of the files that it carries.
    record Ours(String ts, Optional<Key> key, List<String> fileTitles) {
        public Ours {
            fileTitles = List.copyOf(fileTitles);
        }
    }
}
