package dev.quorate.chat.slack.api;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.quorate.chat.slack.cards.BlockKit;
import dev.quorate.chat.slack.cards.Message;
import dev.quorate.core.mail.Courier;
import dev.quorate.core.mail.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Slack's Web API itself, over its synchronous client. The token is asked for at each call, so that one that was
/// replaced works at once.
public final class WebApi implements Courier<Message>, AutoCloseable {
    private static final Duration UNTOLD = Duration.ofSeconds(30);

    private final SlackHttp slack;
    private final Supplier<Token> token;
    private final Uploading uploading;
    private final ReadingBack readingBack;

    /// `apiUrl` is the base of the Web API with its slash, `https://slack.com/api/`.
    public WebApi(String apiUrl, Supplier<Token> token) {
        slack = new SlackHttp(apiUrl);
        this.token = token;
        uploading = new Uploading(slack, this);
        readingBack = new ReadingBack(this);
    }

    @Override
    public Outcome<String> post(Post<Message> post) {
        return call(
                "chat.postMessage",
                (slack, secret) -> slack.chatPostMessage(request -> request.token(secret)
                        .channel(post.channel())
                        .threadTs(post.thread().orElse(null))
                        .replyBroadcast(post.broadcast())
                        .text(post.message().text())
                        .blocksAsString(BlockKit.json(post.message().blocks()))
                        .metadata(KeyMetadata.of(post.key()))
                        .unfurlLinks(false)
                        .unfurlMedia(false)
                        .linkNames(false)
                        .parse("none")),
                answer -> answer.getTs());
    }

    @Override
    public Outcome<String> update(String channel, String ts, Message message) {
        return call(
                "chat.update",
                (slack, secret) -> slack.chatUpdate(request -> request.token(secret)
                        .channel(channel)
                        .ts(ts)
                        .text(message.text())
                        .blocksAsString(BlockKit.json(message.blocks()))
                        .linkNames(false)
                        .parse("none")),
                _ -> ts);
    }

    @Override
    public Outcome<Boolean> ephemeral(String channel, String user, Optional<String> thread, Message message) {
        return call(
                "chat.postEphemeral",
                (slack, secret) -> slack.chatPostEphemeral(request -> request.token(secret)
                        .channel(channel)
                        .user(user)
                        .threadTs(thread.orElse(null))
                        .text(message.text())
                        .blocksAsString(BlockKit.json(message.blocks()))
                        .linkNames(false)
                        .parse("none")),
                _ -> true);
    }

    @Override
    public Outcome<String> upload(Upload file, byte[] bytes) {
        return uploading.upload(file, bytes);
    }

    @Override
    public Outcome<List<Ours>> readBack(String channel, Optional<String> thread, Instant since) {
        return readingBack.since(channel, thread, since);
    }

    /// The SDK at the same address and with the same limits on every wait.
    public Slack sdk() {
        return slack.sdk();
    }

    @Override
    public void close() {
        slack.close();
    }

    /// One method of the client.
    interface Method<A extends SlackApiTextResponse> {
        A with(MethodsClient slack, String token) throws IOException, SlackApiException;
    }

    <A extends SlackApiTextResponse, T> Outcome<T> call(String name, Method<A> method, Function<A, T> value) {
        try {
            var answer = method.with(slack.methods(), token.get().secret());
            if (answer.isOk()) {
                return new Outcome.Done<>(value.apply(answer));
            }
            return refused(name, String.valueOf(answer.getError()));
        } catch (SlackApiException e) {
            return status(name, e.getResponse().code(), e.getResponse().header("Retry-After"));
        } catch (SlackHttp.NeverLeft e) {
            return new Outcome.Unreached<>(name + ": " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            return new Outcome.Unknown<>(name + ": " + e.getClass().getSimpleName());
        }
    }

    private static <T> Outcome<T> refused(String name, String error) {
        return error.equals("ratelimited") || error.equals("rate_limited")
                ? new Outcome.Later<>(UNTOLD)
                : Advice.of(error, name);
    }

    static <T> Outcome<T> status(String name, int status, @org.jspecify.annotations.Nullable String retryAfter) {
        if (status == 429) {
            return new Outcome.Later<>(pause(retryAfter));
        }
        return status >= 500 ? new Outcome.Unknown<>(name + ": HTTP " + status) : Advice.of("http_" + status, name);
    }

    private static Duration pause(@org.jspecify.annotations.Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,5}")
                ? Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter)))
                : UNTOLD;
    }
}
