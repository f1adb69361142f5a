package dev.quorate.chat.discord.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads that runs are told in. One is made from the message that it hangs on, and has that message's id.
/// Where there cannot be one, or nobody may write in it, what belongs there goes to the channel.
final class RunThreads {
    private static final Logger LOG = LoggerFactory.getLogger(RunThreads.class);
    private static final int ARCHIVE_MINUTES = 1_440;
    private static final int MOST = 10_000;

    private final Rest rest;

    /// Those that are told in the channel, so that what is told is not torn apart. Forgotten with the process.
    private final Cache<String, Boolean> inChannel =
            Caffeine.newBuilder().maximumSize(MOST).build();

    RunThreads(Rest rest) {
        this.rest = rest;
    }

    /// - `thread`: empty where it stands in the channel itself
    record Said(Reply reply, Optional<String> thread) {}

    /// Says it there.
    ///
    /// - `say`: one call to the channel or thread that it is given
    Said say(String channel, Optional<String> thread, Function<String, Reply> say) {
        if (thread.isEmpty() || inChannel.getIfPresent(thread.get()) != null) {
            return new Said(say.apply(channel), Optional.empty());
        }
        var root = thread.get();
        var said = opened(channel, root, say.apply(root), say);
        return said instanceof Reply.No no && isClosed(no) ? instead(channel, root, no, say) : new Said(said, thread);
    }

    /// Does it there, once more if it must be opened for that.
    Reply edit(String channel, Function<String, Reply> edit) {
        var edited = edit.apply(channel);
        return edited instanceof Reply.No no && no.isAny(Codes.THREAD_ARCHIVED) ? revived(channel, no, edit) : edited;
    }

    private Reply opened(String channel, String root, Reply first, Function<String, Reply> say) {
        if (!(first instanceof Reply.No no)) {
            return first;
        }
        return switch (no.code()) {
            case Codes.UNKNOWN_CHANNEL -> made(channel, root, say);
            case Codes.THREAD_ARCHIVED -> revived(root, no, say);
            default -> no;
        };
    }

    private Reply made(String channel, String root, Function<String, Reply> say) {
        var body = Payloads.object()
                .put("name", ThreadName.of(rest.call(Call.get("channels/{}/messages/{}", channel, root))))
                .put("auto_archive_duration", ARCHIVE_MINUTES);
        var made = rest.call(Call.post("channels/{}/messages/{}/threads", body, channel, root));
        return made instanceof Reply.Done || (made instanceof Reply.No no && no.isAny(Codes.THREAD_EXISTS))
                ? say.apply(root)
                : notYet(made);
    }

    private Reply revived(String thread, Reply.No archived, Function<String, Reply> act) {
        var revived = rest.call(Call.patch("channels/{}", Payloads.object().put("archived", false), thread));
        return switch (revived) {
            case Reply.Done _ -> act.apply(thread);
            case Reply.No no when no.status() != 401 -> archived;
            case Reply.No _, Reply.Later _, Reply.Unreached _, Reply.Unknown _ -> notYet(revived);
        };
    }

    /// What was to follow did not happen, whether that call did or not.
    private static Reply notYet(Reply reply) {
        return reply instanceof Reply.Unknown(var why) ? new Reply.Unreached(why) : reply;
    }

    /// A no that another channel may not say.
    private static boolean isClosed(Reply.No no) {
        return no.isAny(
                Codes.UNKNOWN_CHANNEL,
                Codes.UNKNOWN_MESSAGE,
                Codes.MISSING_ACCESS,
                Codes.MISSING_PERMISSIONS,
                Codes.WRONG_CHANNEL_TYPE,
                Codes.THREAD_ARCHIVED,
                Codes.THREAD_LOCKED,
                Codes.TOO_MANY_THREADS);
    }

    private Said instead(String channel, String root, Reply.No no, Function<String, Reply> say) {
        var said = say.apply(channel);
        if (said instanceof Reply.Done) {
            inChannel.put(root, true);
            LOG.warn(
                    "no thread for message {} in channel {}: {}; what belongs there is told in the channel. {}",
                    root,
                    channel,
                    Advice.error(no),
                    whatToDo(no));
        }
        return new Said(said, Optional.empty());
    }

    private static String whatToDo(Reply.No no) {
        return no.isAny(Codes.MISSING_ACCESS, Codes.MISSING_PERMISSIONS)
                ? "Give the bot's role Create Public Threads and Send Messages in Threads there."
                : Advice.whatToDo(no);
    }
}
