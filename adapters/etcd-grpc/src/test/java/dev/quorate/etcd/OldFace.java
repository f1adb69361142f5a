package dev.quorate.etcd;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.quorate.core.cluster.Url;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// What an etcd of another age shows of itself: HTTP/1.1 and nothing else, another `/version`, and behind it the
/// v2 API of a real member of today. etcd 2 itself is not at hand here.
final class OldFace implements AutoCloseable {
    private static final List<String> HEADERS =
            List.of("X-Etcd-Cluster-Id", "X-Etcd-Index", "X-Raft-Index", "X-Raft-Term");

    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final String scheme;
    private final Url behind;
    private volatile String version;

    private OldFace(HttpServer server, String scheme, Url behind, String version) {
        this.server = server;
        this.scheme = scheme;
        this.behind = behind;
        this.version = version;
        server.setExecutor(lanes);
        server.createContext("/", this::answer);
        server.start();
    }

    /// `version` is all that `/version` says.
    static OldFace of(Url behind, String version) throws IOException {
        return new OldFace(HttpServer.create(loopback(), 0), "http", behind, version);
    }

    /// The same over TLS; it wants a certificate of the caller.
    static OldFace secured(Url behind, String version, Certificates authority) throws IOException {
        var server = HttpsServer.create(loopback(), 0);
        var context = context(authority);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return new OldFace(server, "https", behind, version);
    }

    static String of(String server, String cluster) {
        return "{\"etcdserver\":\"" + server + "\",\"etcdcluster\":\"" + cluster + "\"}";
    }

    Url url() {
        return new Url(scheme, "127.0.0.1", server.getAddress().getPort());
    }

    void says(String other) {
        version = other;
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
        lanes.shutdownNow();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static SSLContext context(Certificates authority) throws IOException {
        var context = SslContextBuilder.forServer(
                        authority.certificate("server").toFile(),
                        authority.key("server").toFile())
                .trustManager(authority.ca().toFile())
                .clientAuth(ClientAuth.REQUIRE)
                .sslProvider(SslProvider.JDK)
                .build();
        return ((JdkSslContext) context).context();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/version")) {
                send(exchange, 200, version.getBytes(StandardCharsets.UTF_8));
            } else {
                handOn(exchange);
            }
        }
    }

    private void handOn(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(behind.toString() + exchange.getRequestURI()))
                .header("Content-Type", "application/json")
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            HEADERS.forEach(header -> answer.headers()
                    .firstValue(header)
                    .ifPresent(value -> exchange.getResponseHeaders().set(header, value)));
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
