package dev.quorate.chat.slack.hearing;

import static dev.quorate.chat.slack.hearing.Listener.DIGEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.Person;
import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.chat.slack.fake.WallClock;
import dev.quorate.core.hearing.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// The same deliveries over HTTP, and who else comes to the door.
final class HttpWayTest {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String ROOM = "C024BE91L";
    private static final String CARD = "1712345678.000100";

    private final HttpClient http = HttpClient.newHttpClient();
    private FakeSlack slack;
    private Listener listener;
    private HttpWay way;
    private Person alice;

    @BeforeEach
    void listen() throws InterruptedException {
        slack = FakeSlack.start(new WallClock());
        listener = new Listener();
        alice = slack.person("U024BE7LH");
        slack.channel(ROOM, alice.id());
        way = listener.hearing(slack, new WallClock())
                .byHttp(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new Signature(SECRET, new WallClock()));
        way.start();
        Waiting.until("ready", () -> way.reach() instanceof Reach.Ready);
        slack.deliverTo(address(""), SECRET);
    }

    @AfterEach
    void close() {
        way.close();
        slack.close();
    }

    @Test
    void events_clicks_and_commands_are_heard() {
        listener.stands(DIGEST, ROOM, CARD);
        alice.mentions(ROOM, "replace member 10.0.1.2");
        alice.commands(ROOM, "health & more");
        alice.forges(ROOM, CARD, "approve", DIGEST);

        slack.awaitAcknowledgements();
        assertThat(listener.texts())
                .containsExactlyInAnyOrder("replace member 10.0.1.2", "health & more", "approve " + DIGEST);
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void a_retry_is_heard_like_the_first_time() {
        var tries = new AtomicInteger();
        listener.effort(() -> {
            if (tries.getAndIncrement() == 0) {
                throw new IllegalStateException("the store is away");
            }
        });
        alice.commands(ROOM, "health");

        Waiting.until("a second delivery", () -> !listener.heard().isEmpty());
        assertThat(listener.texts()).containsExactly("health");
    }

    @Test
    void the_address_is_verified() throws Exception {
        var body = "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1aB10\",\"token\":\"x\"}";

        var answer = sent("/slack/events", body, SECRET);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("3eZbrw1aB10");
    }

    /// Now and then an answer got lost where the request was not read to its end.
    @RepeatedTest(20)
    void nobody_else_is_heard() throws Exception {
        assertThat(sent("/slack/commands", "command=%2Fquorate&text=health", SECRET.replace('8', '9'))
                        .statusCode())
                .isEqualTo(401);
        assertThat(sent("/elsewhere", "{}", SECRET).statusCode()).isEqualTo(404);
        assertThat(sent("/slack/events", "x".repeat(1024 * 1024 + 1), SECRET).statusCode())
                .isEqualTo(413);
        var read = HttpRequest.newBuilder(address("/slack/events")).GET().build();
        assertThat(http.send(read, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void without_a_signing_secret_it_does_not_start() {
        var hearing = listener.hearing(slack, new WallClock());

        assertThatThrownBy(() -> hearing.byHttp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ""))
                .hasMessageContaining("signing-secret-file");
    }

    @Test
    void who_sends_slowly_is_cut() throws Exception {
        var hasty = new HttpWay(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Signature(SECRET, new WallClock()),
                new Greeting(com.slack.api.Slack.getInstance(), "none", java.util.Optional.empty()),
                _ -> {
                    throw new IllegalStateException("nobody is introduced");
                },
                new WallClock(),
                Duration.ofSeconds(1));
        try (hasty;
                var socket = new Socket()) {
            hasty.start();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), hasty.port()));
            var started = System.nanoTime();
            assertThatThrownBy(() -> trickle(socket, started)).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        }
    }

    /// A byte now and then, which no idle timeout notices.
    private static void trickle(Socket socket, long started) throws IOException {
        var out = socket.getOutputStream();
        out.write("POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        while (System.nanoTime() - started < 8_000_000_000L) {
            out.write('x');
            out.flush();
            LockSupport.parkNanos(50_000_000);
        }
    }

    private HttpResponse<String> sent(String path, String body, String secret) throws Exception {
        var stamp = Long.toString(new WallClock().now().getEpochSecond());
        var request = HttpRequest.newBuilder(address(path))
                .header("X-Slack-Request-Timestamp", stamp)
                .header("X-Slack-Signature", FakeSlack.signature(secret, stamp, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + way.port() + path);
    }
}
