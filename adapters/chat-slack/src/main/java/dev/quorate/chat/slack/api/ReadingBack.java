package dev.quorate.chat.slack.api;

import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.quorate.core.mail.Courier;
import dev.quorate.core.mail.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Our own messages, read from Slack. Another app could write metadata like ours: what counts is who posted it.
final class ReadingBack {
    private static final int PAGE = 200;
    private static final int PAGES = 25;

    private final WebApi api;
    private volatile @Nullable AuthTestResponse self;

    ReadingBack(WebApi api) {
        this.api = api;
    }

    Outcome<List<Courier.Ours>> since(String channel, Optional<String> thread, Instant since) {
        var me = self;
        if (me != null) {
            return pages(me, channel, thread, since);
        }
        Outcome<AuthTestResponse> asked = api.call(
                "auth.test", (slack, token) -> slack.authTest(request -> request.token(token)), answer -> answer);
        return switch (asked) {
            case Outcome.Done<AuthTestResponse>(var answer) -> {
                self = answer;
                yield pages(answer, channel, thread, since);
            }
            case Outcome.Later<AuthTestResponse>(var pause) -> new Outcome.Later<>(pause);
            case Outcome.Unreached<AuthTestResponse>(var why) -> new Outcome.Unreached<>(why);
            case Outcome.Unknown<AuthTestResponse>(var why) -> new Outcome.Unknown<>(why);
            case Outcome.Refused<AuthTestResponse>(var error, var whatToDo, var reach) ->
                new Outcome.Refused<>(error, whatToDo, reach);
        };
    }

    private Outcome<List<Courier.Ours>> pages(
            AuthTestResponse me, String channel, Optional<String> thread, Instant since) {
        var ours = new ArrayList<Courier.Ours>();
        var cursor = "";
        for (var page = 0; page < PAGES; page++) {
            var outcome = page(channel, thread, since, cursor);
            if (!(outcome instanceof Outcome.Done<Page>(var read))) {
                return failed(outcome);
            }
            read.messages().stream()
                    .filter(message -> isFrom(me, message))
                    .map(ReadingBack::ours)
                    .forEach(ours::add);
            cursor = read.next();
            if (cursor.isEmpty()) {
                return new Outcome.Done<>(List.copyOf(ours));
            }
        }
        return new Outcome.Done<>(List.copyOf(ours));
    }

    private record Page(List<Message> messages, String next) {}

    private Outcome<Page> page(String channel, Optional<String> thread, Instant since, String cursor) {
        var oldest = since.getEpochSecond() + ".000000";
        var next = cursor.isEmpty() ? null : cursor;
        return thread.isPresent()
                ? api.call(
                        "conversations.replies",
                        (slack, token) -> slack.conversationsReplies(request -> request.token(token)
                                .channel(channel)
                                .ts(thread.get())
                                .oldest(oldest)
                                .cursor(next)
                                .limit(PAGE)
                                .includeAllMetadata(true)),
                        answer -> new Page(answer.getMessages(), cursor(answer.getResponseMetadata())))
                : api.call(
                        "conversations.history",
                        (slack, token) -> slack.conversationsHistory(request -> request.token(token)
                                .channel(channel)
                                .oldest(oldest)
                                .cursor(next)
                                .limit(PAGE)
                                .includeAllMetadata(true)),
                        answer -> new Page(answer.getMessages(), cursor(answer.getResponseMetadata())));
    }

    private static String cursor(@Nullable ResponseMetadata metadata) {
        return metadata == null || metadata.getNextCursor() == null ? "" : metadata.getNextCursor();
    }

    private static boolean isFrom(AuthTestResponse me, Message message) {
        return (message.getBotId() != null && Objects.equals(me.getBotId(), message.getBotId()))
                || (message.getUser() != null && Objects.equals(me.getUserId(), message.getUser()));
    }

    private static Courier.Ours ours(Message message) {
        var key = Optional.ofNullable(message.getMetadata()).flatMap(KeyMetadata::key);
        var files = message.getFiles() == null ? List.<com.slack.api.model.File>of() : message.getFiles();
        return new Courier.Ours(
                message.getTs(),
                key,
                files.stream()
                        .map(com.slack.api.model.File::getTitle)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static Outcome<List<Courier.Ours>> failed(Outcome<Page> outcome) {
        return switch (outcome) {
            case Outcome.Done<Page> _ -> throw new IllegalStateException("it did not fail");
            case Outcome.Later<Page>(var pause) -> new Outcome.Later<>(pause);
            case Outcome.Unreached<Page>(var why) -> new Outcome.Unreached<>(why);
            case Outcome.Unknown<Page>(var why) -> new Outcome.Unknown<>(why);
            case Outcome.Refused<Page>(var error, var whatToDo, var reach) ->
                new Outcome.Refused<>(error, whatToDo, reach);
        };
    }
}
