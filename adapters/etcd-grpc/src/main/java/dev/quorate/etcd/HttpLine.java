package dev.quorate.etcd;

import dev.quorate.core.cluster.Url;
import io.netty.handler.ssl.JdkSslContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// HTTP to one member, for one look or one call with one deadline. It follows no redirection and says nothing
/// twice: what is sent, is sent to this member and once.
final class HttpLine implements AutoCloseable {
    private static final long LONGEST_BODY_BYTES = 1 << 20;
    private static final String JSON = "application/json";

    private final HttpClient client;
    private final Url endpoint;
    private final Optional<String> authorization;
    private final long until;

    private HttpLine(HttpClient client, Url endpoint, Optional<String> authorization, Duration within) {
        this.client = client;
        this.endpoint = endpoint;
        this.authorization = authorization;
        this.until = System.nanoTime() + within.toNanos();
    }

    static HttpLine to(
            Url endpoint, Trust trust, Optional<EtcdAccess.Login> login, ExecutorService lanes, Duration within) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // Members are asked directly, whatever proxy the runtime was told to use for the web.
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(lanes)
                .connectTimeout(within);
        if (endpoint.scheme().equals("https")) {
            builder.sslContext(((JdkSslContext) trust.context()).context());
        }
        return new HttpLine(builder.build(), endpoint, login.map(HttpLine::basic), within);
    }

    /// The v2 API takes the password itself, with each request.
    private static String basic(EtcdAccess.Login login) {
        var text = login.user() + ":" + login.password().get();
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    Url endpoint() {
        return endpoint;
    }

    HttpAnswer get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody(), left());
    }

    /// Gives up this much before the deadline, so that something else may still be asked.
    HttpAnswer get(String path, Duration before) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody(), left().minus(before));
    }

    HttpAnswer head(String path) throws IOException, InterruptedException {
        return send("HEAD", path, BodyPublishers.noBody(), left());
    }

    HttpAnswer send(String method, String path, String json) throws IOException, InterruptedException {
        var body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return send(method, path, body, left());
    }

    private HttpAnswer send(String method, String path, BodyPublisher body, Duration left)
            throws IOException, InterruptedException {
        if (!left.isPositive()) {
            throw new HttpTimeoutException("no time is left");
        }
        var request = HttpRequest.newBuilder(URI.create(endpoint + path))
                .method(method, body)
                .header("Content-Type", JSON)
                .timeout(left);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return new HttpAnswer(
                client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_BODY_BYTES)));
    }

    private Duration left() {
        return Duration.ofNanos(until - System.nanoTime());
    }

    /// What is under way is broken off.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
