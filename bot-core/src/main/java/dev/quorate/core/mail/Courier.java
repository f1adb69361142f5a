package dev.quorate.core.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The calls to a chat that tell people something. Each is made once, blocks until it is answered or its time is
/// over, and never throws for what the chat or the network does.
public interface Courier<M> {
    /// The id of the new message.
    Outcome<String> post(Post<M> post);

    /// The id of the message, which is wholly replaced.
    Outcome<String> update(String channel, String id, M message);

    /// Shown to one person alone, who may never see it: chats keep it nowhere.
    Outcome<Boolean> ephemeral(String channel, String user, Optional<String> thread, M message);

    /// A file as a message of its own. The id of the file.
    Outcome<String> upload(Upload file, byte[] bytes);

    /// What stands there of ours and is not older than `since`: in the thread, or at the channel's top level.
    Outcome<List<Ours>> readBack(String channel, Optional<String> thread, Instant since);

    /// - `broadcast`: a reply in a thread that the channel is shown too
    record Post<M>(String channel, Optional<String> thread, boolean broadcast, M message, Key key) {}

    /// - `comment`: the words of the message that carries the file; ours alone, for chats read markup in them
    /// - `altText`: a picture in words; empty for other files
    record Upload(
            String channel, Optional<String> thread, String fileName, String title, String altText, String comment) {}

    /// One of our messages as the chat has it; `fileTitles` are those of the files that it carries.
    record Ours(String id, Optional<Key> key, List<String> fileTitles) {
        public Ours {
            fileTitles = List.copyOf(fileTitles);
        }
    }
}
