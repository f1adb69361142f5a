package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.core.mail.Courier;
import dev.quorate.core.mail.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Our own messages, read from Discord. Anybody can write small print like ours: what counts is who posted it.
final class ReadingBack {
    private static final int PAGE = 100;
    private static final int PAGES = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long EPOCH_MILLIS = 1_420_070_400_000L;
    private static final int TIME_BITS = 22;

    private final Rest rest;
    private volatile @Nullable String self;

    ReadingBack(Rest rest) {
        this.rest = rest;
    }

    /// What belongs in a thread may stand in the channel, where no thread could be made.
    Outcome<List<Courier.Ours>> since(String channel, Optional<String> thread, Instant since) {
        var me = self;
        if (me == null) {
            var asked = rest.call(Call.get("users/@me"));
            if (!(asked instanceof Reply.Done(var user))) {
                return failed(asked);
            }
            me = user.path("id").asText();
            self = me;
        }
        var ours = new ArrayList<Courier.Ours>();
        if (thread.isPresent()) {
            var reply = pages(thread.get(), thread, since, me, ours);
            if (!(reply instanceof Reply.Done) && !isClosed(reply)) {
                return failed(reply);
            }
        }
        var reply = pages(channel, Optional.empty(), since, me, ours);
        return reply instanceof Reply.Done ? new Outcome.Done<>(List.copyOf(ours)) : failed(reply);
    }

    /// Nothing of ours is in a thread that was never made, or that we do not see.
    private static boolean isClosed(Reply reply) {
        return reply instanceof Reply.No no && no.status() != 401;
    }

    private static Outcome<List<Courier.Ours>> failed(Reply reply) {
        return Advice.of(reply, _ -> List.of());
    }

    private Reply pages(String channel, Optional<String> thread, Instant since, String me, List<Courier.Ours> ours) {
        var after = snowflake(since);
        Reply reply = new Reply.Later(Duration.ZERO);
        for (var page = 0; page < PAGES; page++) {
            reply = rest.call(
                    Call.get("channels/{}/messages", channel)
                            .asking("limit=" + PAGE + "&after=" + Long.toUnsignedString(after)),
                    PATIENCE);
            if (!(reply instanceof Reply.Done(var messages))) {
                return reply;
            }
            for (var message : messages) {
                after = Math.max(after, message.path("id").asLong());
                if (message.path("author").path("id").asText().equals(me)) {
                    ours.add(ours(thread, message));
                }
            }
            if (messages.size() < PAGE) {
                return reply;
            }
        }
        return reply;
    }

    private static Courier.Ours ours(Optional<String> thread, JsonNode message) {
        var content = message.path("content").asText();
        return new Courier.Ours(
                new MessageAt(thread, message.path("id").asText()).toString(),
                KeyPrint.key(content),
                message.path("attachments").isEmpty() ? List.of() : List.of(Payloads.title(content)));
    }

    /// The least id that a message of that time can have.
    static long snowflake(Instant at) {
        return Math.max(0, at.toEpochMilli() - EPOCH_MILLIS) << TIME_BITS;
    }
}
