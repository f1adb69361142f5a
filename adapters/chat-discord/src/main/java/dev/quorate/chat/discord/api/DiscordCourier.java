package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quorate.core.mail.Courier;
import dev.quorate.core.mail.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/// Tells people something in Discord, with the bot's token: an interaction's is good for 15 minutes, and a run may
/// be longer. The ids of messages are those of MessageAt.
public final class DiscordCourier implements Courier<MessageCreateData> {
    private static final String MESSAGES = "channels/{}/messages";
    private static final int MOST = 1_000;

    private final Rest rest;
    private final Tokens tokens;
    private final RunThreads threads;
    private final ReadingBack readingBack;

    /// The nonces of whispers that went out aloud and of which nobody knows whether they stand there.
    private final Cache<String, String> unsettled =
            Caffeine.newBuilder().maximumSize(MOST).build();

    public DiscordCourier(Rest rest, Tokens tokens) {
        this.rest = rest;
        this.tokens = tokens;
        threads = new RunThreads(rest);
        readingBack = new ReadingBack(rest);
    }

    /// A thread is shown below its message anyway: there is nothing to broadcast.
    @Override
    public Outcome<String> post(Post<MessageCreateData> post) {
        var said = threads.say(
                post.channel(),
                post.thread(),
                where -> rest.call(Call.post(MESSAGES, Payloads.post(where, post.message(), post.key()), where)));
        return at(Advice.of(said.reply(), DiscordCourier::id), said);
    }

    @Override
    public Outcome<String> update(String channel, String id, MessageCreateData message) {
        var at = MessageAt.of(id);
        var body = Payloads.edit(message);
        var edited =
                threads.edit(at.in(channel), where -> rest.call(Call.patch(MESSAGES + "/{}", body, where, at.id())));
        return isGone(edited) ? Advice.ofMessage(edited, _ -> id) : Advice.of(edited, _ -> id);
    }

    private static boolean isGone(Reply reply) {
        return reply instanceof Reply.No no && no.isAny(Codes.UNKNOWN_CHANNEL, Codes.UNKNOWN_MESSAGE);
    }

    /// By the newest interaction of that person in that channel; where there was none of late, aloud and silently.
    @Override
    public Outcome<Boolean> ephemeral(String channel, String user, Optional<String> thread, MessageCreateData message) {
        var pass = tokens.newest(channel, user);
        if (pass.isPresent()) {
            var reply = rest.call(whisper(pass.get(), message));
            if (!(reply instanceof Reply.No)) {
                return Advice.of(reply, _ -> true);
            }
            tokens.forget(channel, user, pass.get());
        }
        return aloud(channel, user, thread, message);
    }

    private static Call whisper(Tokens.Pass pass, MessageCreateData message) {
        var body = Payloads.whisper(message);
        return Call.post(
                        "webhooks/{}/{}", body, pass.application(), pass.token().secret())
                .open();
    }

    private Outcome<Boolean> aloud(String channel, String user, Optional<String> thread, MessageCreateData message) {
        var name = channel + " " + user + " " + message.toData();
        var nonce = unsettled.get(name, _ -> KeyPrint.nonce(UUID.randomUUID().toString()));
        var said = threads.say(
                channel, thread, where -> rest.call(Call.post(MESSAGES, Payloads.aloud(message, nonce), where)));
        if (!(said.reply() instanceof Reply.Unknown)) {
            unsettled.invalidate(name);
        }
        return Advice.of(said.reply(), _ -> true);
    }

    /// A no to a file is about that file: other messages may pass.
    @Override
    public Outcome<String> upload(Upload file, byte[] bytes) {
        if (Uploading.isTooLarge(bytes)) {
            return new Outcome.Refused<>(
                    "the file has " + bytes.length + " bytes", "It is in the record.", Outcome.Reach.MESSAGE);
        }
        var said = threads.say(
                file.channel(),
                file.thread(),
                where -> rest.call(
                        Call.post(MESSAGES, Payloads.object(), where).with(Uploading.form(where, file, bytes))));
        return at(Advice.ofMessage(said.reply(), DiscordCourier::id), said);
    }

    @Override
    public Outcome<List<Ours>> readBack(String channel, Optional<String> thread, Instant since) {
        return readingBack.since(channel, thread, since);
    }

    private static String id(JsonNode message) {
        return message.path("id").asText();
    }

    /// It stands where the answer says, though nobody could tell where.
    private static Outcome<String> at(Outcome<String> outcome, RunThreads.Said said) {
        if (!(outcome instanceof Outcome.Done<String>(var id))) {
            return outcome;
        }
        return Spot.isId(id)
                ? new Outcome.Done<>(new MessageAt(said.thread(), id).toString())
                : new Outcome.Unknown<>("Discord did not tell the id of the message");
    }
}
