package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.quorate.core.port.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Discord's REST API, one try for each call. The token is asked for at each, so that one that was replaced works at
/// once.
public final class Rest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AGENT = "DiscordBot (quorate, 0.1)";
    private static final Duration UNTOLD = Duration.ofSeconds(5);
    private static final int DETAILS = 300;

    private final String apiUrl;
    private final Supplier<Token> token;
    private final Clock clock;
    private final DiscordHttp http;
    private final Buckets buckets;

    /// - `apiUrl`: the base of the REST API with its slash, `https://discord.com/api/v10/`
    /// - `breaker`: one for all clients of Discord in this process
    public Rest(String apiUrl, Supplier<Token> token, Breaker breaker, Clock clock) {
        this.apiUrl = apiUrl;
        this.token = token;
        this.clock = clock;
        http = new DiscordHttp(breaker);
        buckets = new Buckets(clock);
    }

    /// Made once, unless it is known before that Discord would refuse it as too fast.
    Reply call(Call call) {
        var wait = buckets.take(call);
        if (wait.isPresent()) {
            return new Reply.Later(wait.get());
        }
        try {
            var share = buckets.share(call);
            if (share.isPositive()) {
                clock.pause(share);
            }
            return sent(call);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reply.Unreached(call.name() + ": we are going down");
        }
    }

    /// The same for a call that changes nothing and that somebody waits for: a wait of at most so long is waited out.
    Reply call(Call call, Duration patience) {
        var reply = call(call);
        if (!(reply instanceof Reply.Later(var pause)) || pause.compareTo(patience) > 0) {
            return reply;
        }
        try {
            clock.pause(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return reply;
        }
        return call(call, patience.minus(pause));
    }

    @Override
    public void close() {
        http.close();
    }

    /// The causes are named by their kind alone: what an exception says may quote the address, and with it a token.
    private Reply sent(Call call) {
        try (var answer = http.send(request(call))) {
            buckets.learn(call, answer.headers());
            return read(call, answer);
        } catch (Breaker.Open e) {
            return new Reply.Later(Duration.between(clock.now(), e.until()).plusMillis(1));
        } catch (DiscordHttp.NeverLeft e) {
            return new Reply.Unreached(call.name() + ": no connection");
        } catch (IOException e) {
            return new Reply.Unknown(call.name() + ": " + e.getClass().getSimpleName());
        }
    }

    private Request request(Call call) {
        var request = new Request.Builder()
                .url(apiUrl + call.path())
                .header("User-Agent", AGENT)
                .method(call.method(), call.body().orElse(null));
        return call.isOpen()
                ? request.build()
                : request.header("Authorization", "Bot " + token.get().secret()).build();
    }

    private Reply read(Call call, Response answer) throws IOException {
        var status = answer.code();
        var text = answer.body().string();
        if (status >= 500) {
            return new Reply.Unknown(call.name() + ": HTTP " + status);
        }
        var body = json(text);
        if (answer.isSuccessful()) {
            return text.isEmpty() || body.isContainerNode()
                    ? new Reply.Done(body)
                    : new Reply.Unknown(call.name() + ": HTTP " + status + " with an answer that is no JSON");
        }
        return status == 429 ? tooFast(call, answer, body) : refused(call, status, body);
    }

    private Reply tooFast(Call call, Response answer, JsonNode body) {
        var told = Buckets.number(body.path("retry_after").asText());
        var pause = told.or(() -> Buckets.number(answer.header("Retry-After")))
                .map(Buckets::seconds)
                .filter(Duration::isPositive)
                .orElse(UNTOLD);
        var scope = answer.header("X-RateLimit-Scope");
        var isGlobal = "global".equals(scope) || body.path("global").asBoolean();
        buckets.close(call, pause, isGlobal);
        LOG.warn("{} was too fast for Discord ({}): again in {} ms", call.name(), scope, pause.toMillis());
        return new Reply.Later(pause);
    }

    private static Reply refused(Call call, int status, JsonNode body) {
        var errors = body.path("errors").toString();
        if (!errors.isEmpty()) {
            LOG.warn("{}: {}", call.name(), errors.substring(0, Math.min(DETAILS, errors.length())));
        }
        return new Reply.No(
                status, body.path("code").asInt(), body.path("message").asText());
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }
}
